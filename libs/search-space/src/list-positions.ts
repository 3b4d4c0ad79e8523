import { LISTED_NODES } from './constants.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { Space } from './space.ts';

export interface ListedParameters {
  /** All constrained parameters and any others, parents before their children; the first varies slowest. */
  readonly within: readonly number[];
  /** Those that vary. The others stay where `u` has them. */
  readonly free: ReadonlySet<number>;
}

/**
 * Every feasible combination of values once: `u` holds one at each turn. What constraints rule out by the first few parameters is not spelt out for the
 * others, so that a list of nine ascending digits is a matter of hundreds of combinations, not of 9^9. Returns whether the end was reached: not where
 * `most` combinations, ruled out or not, were looked at before, or expressions of more nodes evaluated than so many may take, nor where a continuous
 * parameter that varies is active.
 */
export function* listPositions(
  space: Space,
  u: Float64Array,
  { within, free }: ListedParameters,
  most = Infinity,
): Generator<void, boolean, undefined> {
  const active = new Uint8Array(space.dimension);
  const assignments: Record<string, ParameterValue> = {};
  const due = restrictionsDue(space, within);
  const mostNodes = LISTED_NODES * most;
  let looked = 0;
  let nodes = 0;

  const isActive = (index: number): boolean =>
    space.conditions[index]!.every(({ parent, allowed }) => {
      const codec = space.codecs[parent]!;
      return active[parent] === 1 && codec.kind === 'discrete' && allowed.has(codec.levelAt(u[parent]!));
    });
  const holds = (place: number): boolean =>
    due[place]!.every((position) => {
      const restriction = space.restrictions[position]!;
      if (restriction.indices.some((index) => active[index] === 0)) return true;
      nodes += restriction.cost;
      return restriction.holds(assignments);
    });

  function* from(place: number): Generator<void, boolean, undefined> {
    const index = within[place];
    if (index === undefined) {
      looked += 1;
      yield;
      return true;
    }
    const codec = space.codecs[index]!;
    active[index] = isActive(index) ? 1 : 0;
    const varied = active[index] === 1 && free.has(index) ? codec : null;
    if (varied?.kind === 'continuous') return false;
    const levels = varied?.levels ?? 1;
    for (let level = 0; level < levels; level += 1) {
      if (looked >= most || nodes >= mostNodes) return false;
      if (varied !== null) u[index] = varied.centre(level);
      if (active[index] === 1) assignments[space.parameters[index]!.name] = codec.decode(u[index]!);
      if (!holds(place)) looked += 1;
      else if (!(yield* from(place + 1))) return false;
    }
    return true;
  }
  return yield* from(0);
}

/** By place in `within`: the restrictions that are settled there, because nothing later has a say in them. */
function restrictionsDue(space: Space, within: readonly number[]): readonly (readonly number[])[] {
  const lastPlace = new Map<number, number>();
  within.forEach((index, place) => {
    for (const position of space.reaches[index]?.restrictions ?? []) lastPlace.set(position, place);
  });
  const due: number[][] = within.map(() => []);
  for (const [position, place] of lastPlace) due[place]!.push(position);
  return due;
}
