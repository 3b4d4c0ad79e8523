import { isMet, type Finding } from './benchmark.ts';

/** What came of one benchmark. */
export interface Outcome {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Why it came to no end; null when it did. */
  readonly error: string | null;
  readonly seconds: number;
}

/** One table of everything, as markdown, with columns as wide as they need to be in a terminal. */
export function printFindings(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ name, findings, error }) => [
    ...findings.map((finding) => [name, finding.what, figure(finding.figure), target(finding), verdict(finding)]),
    ...(error === null ? [] : [[name, `no result: ${error.split('\n')[0] ?? ''}`, '', '', 'failed']]),
  ]);
  const all = [['benchmark', 'what', 'figure', 'target', 'met'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, c) => pad(cell, widths[c]!, c)).join(' | ')} |`;
  const rule = `|${widths.map((width, c) => (isNumeric(c) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  const judged = outcomes.flatMap(({ findings }) => findings).filter((finding) => finding.target !== null);
  const failed = outcomes.filter(({ error }) => error !== null).length;
  const summary = `${judged.filter(isMet).length} of ${judged.length} targets met, ${failed} benchmarks failed, in ${minutes(outcomes)} minutes.`;
  return [line(all[0]!), rule, ...rows.map(line), '', summary].join('\n');
}

function isNumeric(column: number): boolean {
  return column === 2 || column === 3;
}

function pad(cell: string, width: number, column: number): string {
  return isNumeric(column) ? cell.padStart(width) : cell.padEnd(width);
}

/** Three digits of what is small, all of a whole number. */
function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return value.toFixed(0);
  return Math.abs(value) >= 0.001 ? value.toFixed(value >= 100 ? 1 : 3) : value.toPrecision(2);
}

function target({ target: wanted }: Finding): string {
  if (wanted === null) return '';
  return 'atMost' in wanted ? `<= ${figure(wanted.atMost)}` : `>= ${figure(wanted.atLeast)}`;
}

function verdict(finding: Finding): string {
  if (finding.target === null) return '';
  return isMet(finding) ? 'yes' : 'NO';
}

function minutes(outcomes: readonly Outcome[]): string {
  return (outcomes.reduce((sum, { seconds }) => sum + seconds, 0) / 60).toFixed(1);
}
