import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { resultLineSchema } from './result-line.ts';
import type { ResultLine } from './result-line.ts';
import { UsageError } from './usage-error.ts';

type RunKey = Pick<ResultLine, 'optimiser' | 'problem' | 'seed' | 'budget'>;

export function runKey({ optimiser, problem, seed, budget }: RunKey): string {
  return JSON.stringify([optimiser, problem, seed, budget]);
}

/** All lines of a file; none when there is no file yet. A line that is torn or of another kind is an error, never skipped. */
export function readResults(path: string): ResultLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(path, line, index + 1)]));
}

function parseLine(path: string, line: string, number: number): ResultLine {
  try {
    return resultLineSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new UsageError(
      `${path}, line ${number}, is no result (an interrupted write?): delete the line or name another file`,
      {
        cause: error,
      },
    );
  }
}

export function appendResult(path: string, line: ResultLine): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}
