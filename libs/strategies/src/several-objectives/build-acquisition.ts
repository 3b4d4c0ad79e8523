import {
  createExactLogEhvi,
  createLogExpectedImprovement,
  createLogFeasibility,
  createLogHypervolumeImprovement,
  decomposeBoxes,
  LARGEST_BATCH,
  referencePoint,
  sumAcquisitions,
  thinFront,
  type Acquisition,
} from '#acquisition';
import type { Kernels } from '#numerics';
import { weighByFeasibility } from '../weigh-by-feasibility.ts';
import type { Models } from './fit-models.ts';
import { warpScore } from './warp-score.ts';

/**
 * What the next point is worth.
 *
 * | known so far          | one objective          | several objectives       |
 * | no feasible point     | log P(feasible)        | log P(feasible)          |
 * | some                  | log EI + log P         | log EHVI + log P         |
 *
 * Improvement counts over the best feasible point, or the feasible front: an infeasible one, however good, is nothing to improve on. A believed
 * point counts as feasible where the models' means say so, and all count with their posterior mean: a front of lucky draws cannot be beaten. Without constraints the second
 * terms fall away. A large front is stood for by a part of it. Where trials have failed, all of it is worth as much as they are likely to work out.
 */
export function buildAcquisition(kernels: Kernels, models: Models): Acquisition {
  const worth = worthOfSuccess(kernels, models);
  const { feasibility, caution } = models;
  return feasibility === null ? worth : weighByFeasibility(kernels, worth, feasibility, caution);
}

function worthOfSuccess(kernels: Kernels, models: Models): Acquisition {
  const { objectives, limits } = models;
  const numeric = objectives[0]!.process.model.kernel.numeric;
  const feasible = feasibleRows(models);
  const within = (): Acquisition =>
    createLogFeasibility(
      kernels,
      limits.map(({ process, least }) => ({ model: process.model, least })),
      LARGEST_BATCH,
    );
  if (feasible.length === 0 && limits.length > 0) return within();
  const values = objectives.map((model) => model.means());
  const points = feasible.map((row) => values.map((value) => value[row]!));
  const believed = feasible.filter((row) => row >= models.feasible.length).length;
  const gain =
    objectives.length === 1 ? improvement(kernels, models, points) : extension(kernels, models, points, believed);
  return limits.length === 0 ? gain : sumAcquisitions(kernels, gain, within(), numeric, LARGEST_BATCH);
}

function feasibleRows({ limits, feasible, objectives }: Models): readonly number[] {
  const observed = feasible.flatMap((is, row) => (is ? [row] : []));
  const means = limits.map((limit) => limit.means());
  const believed: number[] = [];
  for (let row = feasible.length; row < objectives[0]!.process.model.x.count; row++)
    if (limits.every(({ least }, k) => means[k]![row]! >= least)) believed.push(row);
  return [...observed, ...believed];
}

function improvement(kernels: Kernels, { objectives }: Models, points: readonly number[][]): Acquisition {
  const { model } = objectives[0]!.process;
  const incumbent = points.reduce((best, [value]) => Math.max(best, value!), -Infinity);
  return createLogExpectedImprovement(
    kernels,
    model,
    incumbent === -Infinity ? model.constant : incumbent,
    LARGEST_BATCH,
  );
}

/** The last `believed` points are being tried. */
function extension(
  kernels: Kernels,
  { objectives }: Models,
  points: readonly number[][],
  believed: number,
): Acquisition {
  const given = objectives.map(({ target, warp }) => (target.least === null ? null : warpScore(warp, target.least)));
  const reference = referencePoint(points, objectives.length, given);
  const boxes = decomposeBoxes(thinFront(points, reference, believed), reference);
  return createLogHypervolumeImprovement(
    kernels,
    objectives.map(({ process }) => process.model),
    createExactLogEhvi(kernels, boxes),
    LARGEST_BATCH,
  );
}
