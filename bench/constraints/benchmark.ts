import { suggest } from '#strategies';
import type { Benchmark, Finding } from '../suite/benchmark.ts';
import { mean } from '../suite/mean.ts';
import { CONSTRAINED_PROBLEMS, type ConstrainedProblem } from './constrained-problems.ts';
import { readPeerRuns } from './peer-runs.ts';
import { searchWithinLimits } from './search-within-limits.ts';

const SHORT = { seeds: 2, trials: 100 };
const FULL = { seeds: 5, trials: 100 };
/** Shares of the plain value's distance to the best known: what is found to this is found, and the best known has no more digits. */
const RESOLVED = 1e-4;

type BestAfter = readonly (number | null)[];

/** Limits of metrics: how soon something is within them, and how good it is, beside Optuna's samplers. */
export const constraints: Benchmark = {
  name: 'constraints',
  run(extent, report) {
    const { seeds, trials } = extent === 'full' ? FULL : SHORT;
    const peers = readPeerRuns();
    const findings = CONSTRAINED_PROBLEMS.flatMap((problem) => {
      const own = Array.from({ length: seeds }, (_, seed) => searchWithinLimits(problem, seed, trials, suggest));
      const onThis = peers.filter((run) => run.problem === problem.name);
      const byPeer = [...new Set(onThis.map(({ optimiser }) => optimiser))].map((name) =>
        onThis.filter((run) => run.optimiser === name).map(({ best }) => best),
      );
      report(`${problem.name}: best ${own.map((run) => run.at(-1)?.toPrecision(5) ?? 'none').join(', ')}`);
      const compare = (what: string, figure: (runs: readonly BestAfter[]) => number, least = 0): Finding => ({
        what: `${problem.name}: ${what}`,
        figure: figure(own),
        target: { atMost: Math.max(least, Math.min(...byPeer.map(figure))) },
      });
      const marks = [50, 100].filter((mark) => mark <= trials);
      return [
        compare('trials until one is feasible', (runs) => mean(runs.map(firstFeasible))),
        ...marks.map((mark) =>
          compare(
            `regret after ${mark} trials`,
            (runs) => mean(runs.map((run) => regretAt(problem, run, mark))),
            RESOLVED,
          ),
        ),
      ];
    });
    return Promise.resolve(findings);
  },
};

/** One more than all where none was. */
function firstFeasible(run: BestAfter): number {
  const index = run.findIndex((best) => best !== null);
  return (index < 0 ? run.length : index) + 1;
}

/** 1 for the plain value, and where nothing feasible is known. */
function regretAt({ best, plain }: ConstrainedProblem, run: BestAfter, mark: number): number {
  return ((run[mark - 1] ?? plain) - best) / (plain - best);
}
