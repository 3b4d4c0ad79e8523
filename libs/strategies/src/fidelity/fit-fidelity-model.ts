import type { Kernels, Rng } from '#numerics';
import { conditionGaussianProcess, refitDue, type GaussianProcess, type TrainingSet } from '#surrogate';
import { BELIEVED_PENDING } from '../constants.ts';
import { cautionAfter } from '../caution.ts';
import { fitFeasibility } from '../feasibility-model.ts';
import { fitInExtents } from '../fit-in-extents.ts';
import { rowOf, type Model } from '../fit-model.ts';
import type { FittedModel } from '../model-state.ts';
import { viewOfTrial } from '../score-view.ts';
import type { Search } from '../search.ts';
import { warningsOf } from '../warnings-of.ts';
import { alignLevels } from './align-levels.ts';
import { chooseResults } from './choose-results.ts';
import { readFidelityState, writeFidelityState } from './fidelity-state.ts';
import type { Curves } from './read-curves.ts';
import type { FidelityDomain } from './with-fidelity.ts';

export const DESIGN = { value: process.env['DESIGN'] ?? 'aligned', depth: Number(process.env['DEPTH'] ?? 3) };

export function fitFidelityModel(
  kernels: Kernels,
  search: Search,
  domain: FidelityDomain,
  curves: Curves,
  count: number,
  rng: Rng,
): Model {
  const { space, snapshot } = search;
  const { positions, sign, metric } = curves;
  const lines = alignLevels(curves.results, curves.levels);
  const extrapolated = DESIGN.value === 'extrapolated';
  const results = chooseResults(curves.results, extrapolated ? 1 : DESIGN.depth);
  const raw = DESIGN.value === 'joint';
  const scores = Float64Array.from(results, ({ level, score }) =>
    raw ? score : lines[level]!.offset + lines[level]!.slope * score,
  );
  const view = viewOfTrial(snapshot.firstNumber);
  const warp = view.warp(scores);
  const pending = curves.pending.slice(-BELIEVED_PENDING);
  const room = pending.length + count;
  const columns = domain.columns;
  const x = kernels.allocate((results.length + room) * columns);
  results.forEach(({ trial, fidelity }, i) => {
    domain.embedAt(positions[trial]!, extrapolated ? 1 : fidelity, x.subarray(i * columns, (i + 1) * columns));
  });
  const y = kernels.allocate(results.length);
  y.set(warp.warped);
  const known = extrapolated
    ? Float64Array.from(results, ({ level }, i) => {
        const sd = Math.sqrt(lines[level]!.variance);
        const lo = warpOf(warp.unwarp, scores[i]! - sd);
        const hi = warpOf(warp.unwarp, scores[i]! + sd);
        return ((hi - lo) / 2) ** 2;
      })
    : null;
  const data: TrainingSet = {
    x: { data: x, count: results.length, stride: columns },
    columns,
    numeric: domain.numeric,
    groups: Array.from({ length: columns }, (_, column) => column),
    groupCount: columns,
    y,
    noise: { known, rest: 'small' },
  };
  const last = readFidelityState(space, domain, snapshot.model);
  const n = curves.results.length;
  const fitted: FittedModel =
    last !== null && !refitDue(n, last.fittedAt)
      ? last
      : {
          hyperparameters: fitInExtents(kernels, domain, data, last?.hyperparameters ?? null, rng),
          fittedAt: n,
          view: view.name,
        };
  const process = conditionGaussianProcess(kernels, data, fitted.hyperparameters, room);
  const means = fullMeans(kernels, process, domain, positions);
  const order = Array.from(positions.keys()).sort((a, b) => means[b]! - means[a]! || a - b);
  for (const position of pending) process.believe(rowOf(domain, position));
  return {
    process,
    outputs: data.y,
    warnings: warningsOf(process, data.y),
    feasibility: fitFeasibility(kernels, domain, curves, rng),
    caution: cautionAfter(curves.recentFailures),
    warp,
    sign,
    metric,
    state: writeFidelityState(space, domain, fitted),
    bestFirst: order.map((i) => positions[i]!),
    incumbent: () => {
      const full = fullMeans(kernels, process, domain, [...positions, ...pending]);
      return full.reduce((best, value) => Math.max(best, value), -Infinity);
    },
  };
}

function warpOf(unwarp: (v: number) => number, score: number): number {
  let [low, high] = [-1e4, 1e4];
  for (let i = 0; i < 80; i++) {
    const m = (low + high) / 2;
    if (unwarp(m) < score) low = m;
    else high = m;
  }
  return low;
}

/** Posterior means of full runs. */
function fullMeans(
  kernels: Kernels,
  process: GaussianProcess,
  domain: FidelityDomain,
  positions: readonly Float64Array[],
): Float64Array {
  const mark = kernels.mark();
  const rows = kernels.allocate(positions.length * domain.columns);
  positions.forEach((position, i) => {
    domain.embed(position, rows.subarray(i * domain.columns, (i + 1) * domain.columns));
  });
  const means = kernels.allocate(positions.length);
  kernels.posterior(process.model, { data: rows, count: positions.length, stride: domain.columns }, means, null);
  const copy = Float64Array.from(means);
  kernels.release(mark);
  return copy;
}
