import type { ResultLine } from '../optimiser/result-line.ts';
export function printTransfer(lines: readonly ResultLine[]): string { return String(lines.length); }
