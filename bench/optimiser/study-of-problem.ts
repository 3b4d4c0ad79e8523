import { studySpecSchema } from '#study';
import type { StudySpec } from '#study';
import type { BenchmarkProblem } from './problems/benchmark-problem.ts';
import type { StudySetup } from './run-options.ts';

export const METRIC = 'value';

/** The study that a user with this problem would create: nothing but its space, its goal and its budget. */
export function studyOfProblem(problem: BenchmarkProblem, setup: StudySetup, seed: number): StudySpec {
  const noiseless = setup.declareNoise && !problem.noisy;
  const spec = studySpecSchema.parse({
    parameters: [...problem.parameters],
    objectives: [{ metric: METRIC, goal: 'minimize' }],
    noise: { kind: noiseless ? 'none' : 'auto', maxRepeats: setup.maxRepeats ?? 1 },
    strategy: setup.strategy,
    budget: { trials: setup.budget },
    seed,
  });
  return { ...spec, seed };
}
