import { suggest } from '#strategies';
import type { Benchmark } from '../suite/benchmark.ts';
import { mean } from '../suite/mean.ts';
import { FAILING_SPACES } from './failing-spaces.ts';
import { FREE, searchWithFailures } from './search-with-failures.ts';

const SHORT = { seeds: 1, trials: 60 };
const FULL = { seeds: 5, trials: 100 };

/** How much of a search is lost where a third of the space fails. */
export const failures: Benchmark = {
  name: 'failures',
  run(extent, report) {
    const { seeds, trials } = extent === 'full' ? FULL : SHORT;
    const findings = FAILING_SPACES.map((space) => {
      const shares = Array.from({ length: seeds }, (_, seed) => searchWithFailures(space, seed, trials, suggest).share);
      report(`${space.name}: ${shares.map((share) => share.toFixed(3)).join(', ')}`);
      return {
        what: `share that fails after ${FREE} suggestions, ${space.name}`,
        figure: mean(shares),
        target: { atMost: 0.15 },
      };
    });
    return Promise.resolve(findings);
  },
};
