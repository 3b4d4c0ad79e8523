import { exactLog } from '#numerics';
import { toUnit } from '#search-space';
import { fidelityLevels, type CurvePoint, type Fidelity, type SnapshotTrial } from '#study';
import { readObservations, type Observations } from '../observations.ts';
import type { Search } from '../search.ts';
import type { LevelScore } from './align-levels.ts';

/** A result at a level of the fidelity. */
export interface LevelResult extends LevelScore {
  /** Index into `positions`. */
  readonly trial: number;
  /** placeOf() its step. */
  readonly fidelity: number;
}

/** What is known of trials at all levels. */
export interface Curves extends Pick<Observations, 'failures' | 'recentFailures' | 'pending' | 'sign' | 'metric'> {
  /** Positions in the unit cube of the trials that have a result, ascending by number. */
  readonly positions: readonly Float64Array[];
  /** Ascending by trial, then by level. */
  readonly results: readonly LevelResult[];
  readonly levels: number;
}

/**
 * Trials of every state but cancelled ones and failures teach by what they reported, also those that are still running. The result of a
 * trial that succeeded stands at the last level, whatever it reported there.
 */
export function readCurves(search: Search, fidelity: Fidelity): Curves {
  const { failures, recentFailures, pending, sign, metric } = readObservations(search);
  const levels = fidelityLevels(fidelity);
  const positions: Float64Array[] = [];
  const results: LevelResult[] = [];
  for (const trial of search.snapshot.trials) {
    const points = resultsOf(trial, metric, fidelity.max);
    if (points.length === 0) continue;
    for (const { step, value } of points)
      results.push({
        trial: positions.length,
        level: levels.findLastIndex((level) => step >= level),
        fidelity: placeOf(step, levels),
        score: sign * value,
      });
    positions.push(toUnit(search.space, trial.assignments));
  }
  return { failures, recentFailures, pending, sign, metric, positions, results, levels: levels.length };
}

function resultsOf(trial: SnapshotTrial, metric: string, max: number): readonly CurvePoint[] {
  if (trial.state === 'cancelled' || trial.state === 'failed' || trial.state === 'infeasible') return [];
  const reported = (trial.curve ?? []).filter(({ value }) => Number.isFinite(value));
  if (trial.state !== 'succeeded') return reported;
  const value = trial.metrics[metric]?.value;
  if (value === undefined || !Number.isFinite(value)) return [];
  return [...reported.filter(({ step }) => step < max), { step: max, value }];
}

/** Where between the first level and the last a step is, on a logarithmic scale: 0 to 1. Steps past a full run are a full run. */
export function placeOf(step: number, levels: readonly number[]): number {
  const [first, last] = [levels[0]!, levels.at(-1)!];
  return first === last ? 1 : Math.min(1, exactLog(step / first) / exactLog(last / first));
}
