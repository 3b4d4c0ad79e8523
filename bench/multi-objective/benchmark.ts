import { suggest } from '#strategies';
import type { Benchmark, Finding } from '../suite/benchmark.ts';
import { mean } from '../suite/mean.ts';
import { listTradeOffProblems } from './list-problems.ts';
import { peerFronts } from './peer-fronts.ts';
import { searchFront } from './search-front.ts';

const SHORT = { problems: ['dtlz2', 'nasbench201-latency'], seeds: 2, budget: 100 };
const FULL = { problems: null, seeds: 5, budget: 100 };

/** Hypervolume of the front found, beside those of Optuna's NSGA-II and GPSampler after as many trials. */
export const multiObjective: Benchmark = {
  name: 'multi-objective',
  async run(extent, report) {
    const { problems, seeds, budget } = extent === 'full' ? FULL : SHORT;
    const findings: Finding[] = [];
    for (const problem of await listTradeOffProblems()) {
      if (!(problems?.includes(problem.name) ?? true)) continue;
      const setup = { strategy: 'auto', budget, stated: false, suggest, now: () => 0 } as const;
      const shares = Array.from(
        { length: seeds },
        (_, seed) => searchFront(problem, { ...setup, seed }).shares.at(-1) ?? 0,
      );
      const peers = peerFronts(problem, budget).toSorted((a, b) => b.share - a.share);
      const [ahead] = peers;
      if (ahead === undefined) throw new Error(`nobody ran ${problem.name}`);
      report(`${problem.name}: ${peers.map(({ optimiser, share }) => `${optimiser} ${share.toFixed(4)}`).join(', ')}`);
      findings.push({
        what: `${problem.name}: share of the hypervolume, ${budget} trials (${ahead.optimiser})`,
        figure: mean(shares),
        target: { atLeast: ahead.share },
      });
    }
    return findings;
  },
};
