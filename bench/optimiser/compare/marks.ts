import { z } from 'zod';
import type { ResultLine } from '../result-line.ts';

/** Numbers of trials after which optimisers are compared. */
export const MARKS = [25, 50, 100] as const;
export type Mark = (typeof MARKS)[number];

export const MEASURES = {
  regret: 'observed incumbent',
  recommendedRegret: 'recommended',
  bestSoFarTruth: 'oracle',
} as const;
export type Measure = keyof typeof MEASURES;

/** Value after that many trials; null where the run was shorter. In the order of MARKS. */
const atMarksSchema = z.array(z.number().nullable()).length(MARKS.length);

/** What a comparison needs of one run: rivals' runs are kept in this form, a hundredth of their size. */
export const markedRunSchema = z.object({
  optimiser: z.string(),
  version: z.string(),
  problem: z.string(),
  seed: z.int(),
  budget: z.int(),
  duplicates: z.int().nullable(),
  regret: atMarksSchema,
  bestSoFarTruth: atMarksSchema,
  /** Of those who recommend. */
  recommendedRegret: atMarksSchema.optional(),
});
export type MarkedRun = z.infer<typeof markedRunSchema>;

export function markRun(line: ResultLine): MarkedRun {
  const { optimiser, version, problem, seed, budget, duplicates = null } = line;
  const at = (measure: Measure): (number | null)[] => MARKS.map((mark) => line[measure]?.[mark - 1] ?? null);
  return {
    optimiser,
    version,
    problem,
    seed,
    budget,
    duplicates,
    regret: at('regret'),
    bestSoFarTruth: at('bestSoFarTruth'),
    ...(line.recommendedRegret !== undefined && { recommendedRegret: at('recommendedRegret') }),
  };
}

/** Where a search was made with several budgets, the longest counts. */
export function longestRuns<T extends Pick<MarkedRun, 'optimiser' | 'problem' | 'seed' | 'budget'>>(
  runs: readonly T[],
): T[] {
  const longest = new Map<string, T>();
  for (const run of runs) {
    const key = JSON.stringify([run.optimiser, run.problem, run.seed]);
    const known = longest.get(key);
    if (!known || known.budget < run.budget) longest.set(key, run);
  }
  return [...longest.values()];
}
