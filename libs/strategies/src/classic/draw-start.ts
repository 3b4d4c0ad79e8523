import type { Rng } from '#numerics';
import { defaultAssignments, toUnit, type Assignments } from '#search-space';
import { drawUnused } from '../draw-unused.ts';
import type { Search } from '../search.ts';
import { pinnedPositions, usablePoint } from './usable-point.ts';

/** A point for the time before there is anything to learn from: the stated defaults first, then uniform draws. */
export function drawStart(search: Search, rng: Rng): Assignments | null {
  return defaultPoint(search) ?? drawUnused(search, rng);
}

/** The default point of a space whose author stated any, unless it is used or infeasible. */
function defaultPoint(search: Search): Assignments | null {
  if (search.snapshot.trials.length > 0) return null;
  if (search.space.parameters.every((parameter) => parameter.default === undefined)) return null;
  const point = defaultAssignments(search.space);
  if (point === null) return null;
  const u = toUnit(search.space, point);
  for (const [index, position] of pinnedPositions(search)) u[index] = position;
  return usablePoint(search, u);
}
