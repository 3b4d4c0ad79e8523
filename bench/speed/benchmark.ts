import { readRivals } from '../optimiser/compare/rivals.ts';
import type { Benchmark, Finding } from '../suite/benchmark.ts';
import { measureAskLatency } from './measure-ask-latency.ts';
import { measureLarge } from './measure-large.ts';

const SHORT = { dims: [6], observations: [50, 100], repeats: 3 };
const FULL = { dims: [6, 20], observations: [50, 100, 200], repeats: 5 };
/** Where the exact model ends, and far beyond. */
const MANY = [
  { observations: 1_000, refitMs: 700, spareMs: 150 },
  { observations: 10_000, refitMs: 700, spareMs: 700 },
] as const;
/** Windows of the rivals' runs that stand for a number of observations: the last one for all beyond it, which flatters the rival. */
const WINDOWS = [
  { upTo: 55, name: '45-55' },
  { upTo: Infinity, name: '90-100' },
] as const;
const RIVAL = 'optuna-gp';

/** How long one ask takes, in CPU time, which other work on the machine does not inflate; the rival's as recorded in `peers/`. */
export const latency: Benchmark = {
  name: 'latency',
  async run(extent, report) {
    const { dims, observations, repeats } = extent === 'full' ? FULL : SHORT;
    const recorded = readRivals().latencies[RIVAL]?.cpuMs ?? {};
    const findings: Finding[] = [];
    for (const count of dims)
      for (const row of await measureAskLatency({ dims: count, observations, repeats, seed: 1, peer: null })) {
        const window = WINDOWS.find(({ upTo }) => row.observations <= upTo)?.name ?? '';
        const rival = recorded[window]?.median ?? NaN;
        report(`${count} parameters, ${row.observations} observations: ${row.cpuMedian.toFixed(1)} ms`);
        findings.push({
          what: `CPU ms of an ask, ${count} parameters, ${row.observations} observations (a fifth of ${RIVAL})`,
          figure: row.cpuMedian,
          target: { atMost: rival / 5 },
        });
      }
    return [...findings, ...manyObservations(extent === 'full' ? MANY : MANY.slice(0, 1))];
  },
};

function manyObservations(many: readonly (typeof MANY)[number][]): readonly Finding[] {
  return many.flatMap(({ observations, refitMs, spareMs }) =>
    measureLarge({ dims: 6, observations: [observations], repeats: 3, seed: 1, peer: null }).map((row): Finding => {
      const atMost = row.fit === 'refit' ? refitMs : spareMs;
      const what = `CPU ms of an ask, 6 parameters, ${row.observations} observations, ${row.fit}`;
      return { what, figure: row.cpuMedian, target: { atMost } };
    }),
  );
}
