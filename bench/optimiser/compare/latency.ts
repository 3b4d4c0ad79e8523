import { z } from 'zod';
import { groupBy } from './group-by.ts';
import type { ResultLine } from '../result-line.ts';

/** First and last trial, counted from 1, of each window that latencies are taken from. */
const WINDOWS = [
  [20, 30],
  [45, 55],
  [90, 100],
] as const;
export const WINDOW_NAMES = WINDOWS.map(([first, last]) => `${first}-${last}`);

const windowsSchema = z.record(z.string(), z.object({ median: z.number(), p95: z.number() }));
const latencySchema = z.object({ ms: windowsSchema, cpuMs: windowsSchema });
export type Latency = z.infer<typeof latencySchema>;
/** By optimiser. */
export const latenciesSchema = z.record(z.string(), latencySchema);
export type Latencies = z.infer<typeof latenciesSchema>;

export function latencies(lines: readonly ResultLine[]): Latencies {
  const groups = groupBy(lines, ({ optimiser }) => optimiser);
  return Object.fromEntries(
    [...groups].map(([optimiser, runs]) => [optimiser, { ms: byWindow(runs, 'ms'), cpuMs: byWindow(runs, 'cpuMs') }]),
  );
}

function byWindow(runs: readonly ResultLine[], field: 'ms' | 'cpuMs'): Latency['ms'] {
  const entries = WINDOWS.map(([first, last], i) => {
    const values = runs.flatMap((run) => run[field]?.slice(first - 1, last) ?? []).sort((a, b) => a - b);
    return [WINDOW_NAMES[i]!, values] as const;
  });
  return Object.fromEntries(
    entries
      .filter(([, values]) => values.length > 0)
      .map(([window, values]) => [window, { median: quantile(values, 0.5), p95: quantile(values, 0.95) }]),
  );
}

/** Linear between neighbours (the usual type 7). `sorted` ascending, not empty. */
export function quantile(sorted: readonly number[], p: number): number {
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (place - Math.floor(place)) * (above - below);
}
