import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scaleOf, scalesSchema, type Scales } from '../optimiser/compare/scales.ts';

const SCALES = fileURLToPath(new URL('../peers/scales.json', import.meta.url));
let scales: Scales | null = null;

/** 1 is the mean of random configurations, 0 the best known. */
export function normalisedRegret(problem: string, regret: number): number {
  scales ??= scalesSchema.parse(JSON.parse(readFileSync(SCALES, 'utf8')));
  const { offset, scale } = scaleOf(scales, problem);
  return (regret + offset) / scale;
}
