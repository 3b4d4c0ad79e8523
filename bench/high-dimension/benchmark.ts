import { fileURLToPath } from 'node:url';
import type { Benchmark, Finding } from '../suite/benchmark.ts';
import { mean } from '../suite/mean.ts';
import type { HighLine } from './high-line.ts';
import { readLines } from './read-lines.ts';
import { searchHigh } from './search-high.ts';

const PEERS = fileURLToPath(new URL('../peers/high-dimension.jsonl', import.meta.url));
const SHORT = { problems: ['ackley-50d', 'levy-50d', 'rosenbrock-50d', 'ellipsoid-rotated-50d'], trials: 100 };
const SETUP = { optimiser: 'surmise-auto', strategy: 'auto' } as const;

/** Many dimensions, beside every rival on the problems that it ran. In full, all that CMA-ES ran, 300 trials each. */
export const highDimension: Benchmark = {
  name: 'high-dimension',
  async run(extent, report) {
    const peers = readLines(PEERS).filter(({ seed }) => seed === 0);
    const everything = [...new Set(peers.map(({ problem }) => problem))];
    const { problems, trials } = extent === 'full' ? { problems: everything, trials: 300 } : SHORT;
    const ours: HighLine[] = [];
    for (const problem of problems) {
      ours.push(await searchHigh(problem, 0, { ...SETUP, budget: trials }));
      report(problem);
    }
    const rivals = [...new Set(peers.map(({ optimiser }) => optimiser))];
    return rivals.flatMap((rival) => beside(rival, ours, peers, trials));
  },
};

/** Mean regret after so many trials on the problems that both ran that far; nothing where there is none. */
function beside(rival: string, ours: readonly HighLine[], peers: readonly HighLine[], trials: number): Finding[] {
  const pairs = ours.flatMap((line) => {
    const theirs = peers.find(({ optimiser, problem }) => optimiser === rival && problem === line.problem);
    const [own, other] = [regretAfter(line, trials), theirs === undefined ? null : regretAfter(theirs, trials)];
    return own === null || other === null ? [] : [{ own, other }];
  });
  if (pairs.length === 0) return [];
  const what = `regret after ${trials} trials in 50 dimensions and more, mean of ${pairs.length} (${rival})`;
  return [
    { what, figure: mean(pairs.map(({ own }) => own)), target: { atMost: mean(pairs.map(({ other }) => other)) } },
  ];
}

function regretAfter({ marks, regret }: HighLine, trials: number): number | null {
  return regret[marks.indexOf(trials)] ?? null;
}
