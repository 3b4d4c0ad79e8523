import type { Rng } from '#numerics';
import { assess, calibrate } from '#analysis';
import type { ModelWarning } from '#study';
import { fitRandomForest, type OutputWarp, type RandomForest } from '#surrogate';
import { BELIEVED_PENDING } from '../constants.ts';
import type { Observations } from '../observations.ts';
import type { ForestView } from './forest-view.ts';
import type { ForestDomain } from './forest-domain.ts';

/** A forest fitted to the observed and the believed points of one ask. */
export interface ForestModel {
  readonly forest: RandomForest;
  readonly warp: OutputWarp;
  /** Observations, without the believed points. */
  readonly observed: number;
  /** Settled positions of all points, best posterior mean first. */
  readonly bestFirst: readonly Float64Array[];
  /** Why not to read much into it; found out when it is asked for first, at the cost of a walk of every point down every tree. */
  warnings(): readonly ModelWarning[];
  /** What the next point must improve on. */
  readonly incumbent: number;
  /** The same with further points that turned out as the forest predicts. */
  believe(positions: readonly Float64Array[]): ForestModel;
}

/**
 * Fits a forest to warped scores, failures with a bad one, since a tree can split off where trials fail without bending elsewhere; and believes in the pending trials: they enter with their predicted mean and the forest
 * is grown again, so that its trees agree more there. The trees' random streams do not change with that.
 */
export function fitForestModel(
  domain: ForestDomain,
  observations: Observations,
  view: ForestView,
  rng: Rng,
): ForestModel {
  const { scores, failures, pending } = observations;
  const warp = view.warp(Float64Array.of(...scores, ...failures.map(() => NaN)));
  const positions = [...observations.positions, ...failures];
  const model = grow(
    domain,
    { positions, outputs: [...warp.warped] },
    { warp, view, observed: positions.length, rng, warnings: null },
  );
  return pending.length === 0 ? model : model.believe(pending.slice(-BELIEVED_PENDING));
}

interface Data {
  readonly positions: readonly Float64Array[];
  readonly outputs: readonly number[];
}

interface Setting {
  readonly warp: OutputWarp;
  readonly view: ForestView;
  readonly observed: number;
  readonly rng: Rng;
  /** Of the forest before points were believed in; null while that is this one. */
  readonly warnings: (() => readonly ModelWarning[]) | null;
}

function grow(domain: ForestDomain, data: Data, setting: Setting): ForestModel {
  const { columns, numeric, levels } = domain;
  const { warp, view, observed, rng } = setting;
  const y = Float64Array.from(data.outputs);
  const x = pointsOf(domain, data.positions);
  const forest = fitRandomForest({ x, columns, numeric, levels, y }, rng.fork('forest'));
  const means = new Float64Array(y.length);
  forest.predict(x, means, null);
  const order = Array.from(y.keys()).sort((a, b) => means[b]! - means[a]! || a - b);
  const known = view.incumbent === 'best-score' ? y : means;
  let found: readonly ModelWarning[] | null = null;
  const warnings = setting.warnings ?? (() => (found ??= warningsOfForest(forest, y)));
  return {
    forest,
    warp,
    observed,
    warnings,
    bestFirst: order.map((i) => data.positions[i]!),
    incumbent: known.reduce((best, value) => Math.max(best, value), -Infinity),
    believe(positions) {
      const believed = new Float64Array(positions.length);
      forest.predict(pointsOf(domain, positions), believed, null);
      const more = { positions: [...data.positions, ...positions], outputs: [...data.outputs, ...believed] };
      return grow(domain, more, { ...setting, warnings });
    },
  };
}

function warningsOfForest(forest: RandomForest, y: Float64Array): readonly ModelWarning[] {
  const found = assess(calibrate(y, forest.outOfBag()), null);
  return found.filter(({ code }) => code === 'no_better_than_chance');
}

/** Feature rows of positions. */
export function pointsOf(
  domain: Pick<ForestDomain, 'columns' | 'embed'>,
  positions: readonly Float64Array[],
): { readonly data: Float64Array; readonly count: number; readonly stride: number } {
  const { columns } = domain;
  const data = new Float64Array(positions.length * columns);
  positions.forEach((position, i) => {
    domain.embed(position, data.subarray(i * columns, (i + 1) * columns));
  });
  return { data, count: positions.length, stride: columns };
}
