import { canonicalForm, compileSpace, toUnit, type Assignments, type Space } from '#search-space';
import type { Snapshot } from '#study';

/** A snapshot made ready for choosing: its compiled space and which points are used up. */
export interface Search {
  readonly snapshot: Snapshot;
  readonly space: Space;
  readonly fixed: Assignments;
  positionOf(assignments: Assignments): Float64Array;
  isUsed(assignments: Assignments): boolean;
  /** Marks a point of the batch, so that the rest of the batch stays away from it. */
  use(assignments: Assignments): void;
}

export function openSearch(snapshot: Snapshot): Search {
  const space = compileSpace(snapshot.spec);
  const used = new Set(snapshot.trials.map(({ assignments }) => canonicalForm(space, assignments)));
  return {
    snapshot,
    space,
    fixed: snapshot.fixed ?? {},
    positionOf: (assignments) => toUnit(space, assignments),
    isUsed: (assignments) => used.has(canonicalForm(space, assignments)),
    use: (assignments) => {
      used.add(canonicalForm(space, assignments));
    },
  };
}

/** A fixed value counts wherever its parameter is active. */
export function honoursFixed(assignments: Assignments, fixed: Assignments): boolean {
  return Object.entries(fixed).every(
    ([name, value]) => !Object.hasOwn(assignments, name) || assignments[name] === value,
  );
}
