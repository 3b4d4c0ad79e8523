import { readRivals } from '../optimiser/compare/rivals.ts';
import type { Benchmark, Finding } from '../suite/benchmark.ts';
import { measureAskLatency } from './measure-ask-latency.ts';

const SHORT = { dims: [6], observations: [50, 100], repeats: 3 };
const FULL = { dims: [6, 20], observations: [50, 100, 200], repeats: 5 };
/** Where the exact model ends. */
const MANY = { observations: 1000, refitMs: 700, medianMs: 150 };
/** Windows of the rivals' runs that stand for a number of observations: the last one for all beyond it, which flatters the rival. */
const WINDOWS = [
  { upTo: 55, name: '45-55' },
  { upTo: Infinity, name: '90-100' },
] as const;
const RIVAL = 'optuna-gp';

/** How long one ask takes, in CPU time, which other work on the machine does not inflate; the rival's as recorded in `peers/`. */
export const latency: Benchmark = {
  name: 'latency',
  run(extent, report) {
    const { dims, observations, repeats } = extent === 'full' ? FULL : SHORT;
    const recorded = readRivals().latencies[RIVAL]?.cpuMs ?? {};
    const findings = dims.flatMap((count) =>
      measureAskLatency({ dims: count, observations, repeats, seed: 1 }).map((row): Finding => {
        const window = WINDOWS.find(({ upTo }) => row.observations <= upTo)?.name ?? '';
        const rival = recorded[window]?.median ?? NaN;
        report(`${count} parameters, ${row.observations} observations: ${row.cpuMedian.toFixed(1)} ms`);
        return {
          what: `CPU ms of an ask, ${count} parameters, ${row.observations} observations (a fifth of ${RIVAL})`,
          figure: row.cpuMedian,
          target: { atMost: rival / 5 },
        };
      }),
    );
    return Promise.resolve(extent === 'full' ? [...findings, ...manyObservations()] : findings);
  },
};

function manyObservations(): readonly Finding[] {
  const [row] = measureAskLatency({ dims: 6, observations: [MANY.observations], repeats: 3, seed: 1 });
  if (row === undefined) throw new Error('one number of observations gives one row');
  const what = (which: string): string => `CPU ms of an ask, 6 parameters, ${MANY.observations} observations, ${which}`;
  return [
    { what: what('median'), figure: row.cpuMedian, target: { atMost: MANY.medianMs } },
    { what: what('95th percentile, with refit'), figure: row.cpuP95, target: { atMost: MANY.refitMs } },
  ];
}
