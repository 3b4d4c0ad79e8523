import { OWN_DATA } from '../optimiser/run-options.ts';
import type { Benchmark } from '../suite/benchmark.ts';
import { mean } from '../suite/mean.ts';
import { loadLcbenchProblems } from './lcbench-problems.ts';
import { searchCurves, type Progress } from './search-curves.ts';

const FULL_RUNS = 100;
/** What a study with a fidelity may spend of the steps of all full runs. */
const SHARE = 0.35;
const SEEDS = { short: 2, full: 5 };

/** What a fidelity is worth: a third of the epochs of full runs, and the quality that these have at the end. */
export const fidelity: Benchmark = {
  name: 'fidelity',
  async run(extent, report) {
    const seeds = SEEDS[extent];
    const [full, cut]: [number[], number[]] = [[], []];
    for (const problem of await loadLcbenchProblems(OWN_DATA))
      for (let seed = 0; seed < seeds; seed++) {
        const steps = FULL_RUNS * problem.steps;
        const whole = { spec: {}, steps, trials: FULL_RUNS, workers: 1 };
        const spec = { fidelity: { kind: 'steps' as const, max: problem.steps } };
        full.push(endOf(await searchCurves(problem, whole, seed)));
        cut.push(endOf(await searchCurves(problem, { spec, steps: SHARE * steps, trials: steps, workers: 1 }, seed)));
        report(`${problem.name}, seed ${seed}`);
      }
    const what = `regret on lcbench with ${100 * SHARE} % of the epochs (all of them in full runs)`;
    return [{ what, figure: mean(cut), target: { atMost: mean(full) } }];
  },
};

function endOf(progress: readonly Progress[]): number {
  return progress.at(-1)?.regret ?? 1;
}
