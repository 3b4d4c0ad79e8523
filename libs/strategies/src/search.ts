import { canonicalFormAt, compileSpace, normaliseFixed, toUnit, type Assignments, type Space } from '#search-space';
import { SurmiseError, type Snapshot } from '#study';

/** A snapshot made ready for choosing: its compiled space and which points are used up. */
export interface Search {
  readonly snapshot: Snapshot;
  readonly space: Space;
  /** Normalised, so that they can be compared with the values of a point. */
  readonly fixed: Assignments;
  /** In the unit cube; found once for each object, and not to be written to. */
  positionOf(assignments: Assignments): Float64Array;
  isUsed(assignments: Assignments): boolean;
  /** How often it was handed out, whatever came of it. */
  triesOf(assignments: Assignments): number;
  /** Marks a point of the batch, so that the rest of the batch stays away from it. */
  use(assignments: Assignments): void;
}

export function openSearch(snapshot: Snapshot): Search {
  const space = compileSpace(snapshot.spec);
  const tries = new Map<string, number>();
  const positions = new WeakMap<Assignments, Float64Array>();
  const positionOf = (assignments: Assignments): Float64Array => {
    const known = positions.get(assignments);
    if (known !== undefined) return known;
    const position = toUnit(space, assignments);
    positions.set(assignments, position);
    return position;
  };
  const formOf = (assignments: Assignments): string => canonicalFormAt(space, positionOf(assignments));
  const use = (assignments: Assignments): void => {
    const form = formOf(assignments);
    tries.set(form, (tries.get(form) ?? 0) + 1);
  };
  for (const { number, assignments } of snapshot.trials) {
    try {
      use(assignments);
    } catch (error) {
      throw error instanceof RangeError ? unfit(number, error) : error;
    }
  }
  return {
    snapshot,
    space,
    fixed: normaliseFixed(space, snapshot.fixed ?? {}),
    positionOf,
    isUsed: (assignments) => tries.has(formOf(assignments)),
    triesOf: (assignments) => tries.get(formOf(assignments)) ?? 0,
    use,
  };
}

function unfit(number: number, cause: RangeError): SurmiseError {
  return new SurmiseError('conflict', `Trial ${number} does not fit the space: ${cause.message}.`, {
    hint: 'Leave it out of the history, or give the space the parameter and value that it has.',
    cause,
  });
}
