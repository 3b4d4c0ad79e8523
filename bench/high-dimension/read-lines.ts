import { existsSync, readFileSync } from 'node:fs';
import { highLineSchema, type HighLine } from './high-line.ts';

/** None when there is no file yet; a line of another kind is an error. */
export function readLines(file: string): HighLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => highLineSchema.parse(JSON.parse(line)));
}
