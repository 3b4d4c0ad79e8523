import { defaultAssignments, toUnit, type Assignments } from '#search-space';
import { pinnedPositions } from '../pinned-positions.ts';
import type { Search } from '../search.ts';
import { usablePoint } from './usable-point.ts';

/** The first point of a study whose author stated any default, with the fixed values written into it; null later on, and where it is infeasible. */
export function defaultPoint(search: Search): Assignments | null {
  if (search.snapshot.trials.length > 0) return null;
  if (search.space.parameters.every((parameter) => parameter.default === undefined)) return null;
  const point = defaultAssignments(search.space);
  if (point === null) return null;
  const u = toUnit(search.space, point);
  for (const [index, position] of pinnedPositions(search)) u[index] = position;
  return usablePoint(search, u);
}
