import { fileURLToPath } from 'node:url';
import type { HighLine } from './high-line.ts';
import { readLines } from './read-lines.ts';
import { searchHigh } from './search-high.ts';
import { besideRivals } from './tables.ts';

const PEERS = fileURLToPath(new URL('../peers/high-dimension.jsonl', import.meta.url));
const PROBLEMS = ['ackley-50d', 'levy-50d', 'rosenbrock-50d', 'ellipsoid-rotated-50d'];
const SETUP = { optimiser: 'surmise-auto', strategy: 'auto', budget: 100 } as const;

/** A quarter of a minute of searches in 50 dimensions, as a table beside what the rivals had after as many trials. */
export async function shortHighDimension(): Promise<string> {
  const lines: HighLine[] = [];
  for (const problem of PROBLEMS) lines.push(await searchHigh(problem, 0, SETUP));
  const marks = lines[0]?.marks ?? [];
  const peers = readLines(PEERS)
    .filter(({ problem, seed }) => PROBLEMS.includes(problem) && seed === 0)
    .map((line) => ({ ...line, marks, regret: marks.map((mark) => line.regret[line.marks.indexOf(mark)]!) }));
  return besideRivals(lines, peers);
}
