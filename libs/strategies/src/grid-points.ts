import {
  activeMask,
  fromUnit,
  satisfiesConstraints,
  type Assignments,
  type ParameterCodec,
  type ParameterValue,
  type Space,
} from '#search-space';
import { GRID_CHECKS } from './constants.ts';
import { NoCandidateError } from './failure.ts';

/**
 * The points of a grid, lazily, the first parameter varying slowest: every value of discrete parameters, `resolution` evenly spaced ones, both
 * ends included, of continuous ones, and the one value of fixed ones. Conditions and constraints hold. Whatever a constraint forbids is left
 * out as soon as the last parameter that it mentions is set, so that no completion of it is ever looked at.
 * @throws NoCandidateError after GRID_CHECKS sets of values without the end: the last parameters are bounded by the first ones
 */
export function* gridPoints(
  space: Space,
  resolution: number,
  fixed: Assignments = {},
): Generator<Assignments, void, undefined> {
  const axes = space.parameters.map(({ name }, index) =>
    axis(space.codecs[index]!, resolution, Object.hasOwn(fixed, name) ? fixed[name] : undefined),
  );
  yield* from({ space, axes, rules: rulesAt(space), checks: 0 }, new Float64Array(space.dimension), 0);
}

/** What is decided together. */
type Rules = Pick<Space, 'constraints' | 'derived'>;

interface Walk {
  readonly space: Space;
  readonly axes: readonly Axis[];
  /** By place in the order. */
  readonly rules: readonly Rules[];
  /** Sets of values whose rules were looked at. */
  checks: number;
}

interface Axis {
  readonly length: number;
  readonly position: (k: number) => number;
}

function axis(codec: ParameterCodec, resolution: number, fixed: ParameterValue | undefined): Axis {
  if (fixed !== undefined) return { length: 1, position: () => codec.encode(fixed) };
  if (codec.kind === 'discrete') return { length: codec.levels, position: (level) => codec.centre(level) };
  return { length: resolution, position: (k) => (resolution === 1 ? 0.5 : k / (resolution - 1)) };
}

/** Constraints and derived values by the place of the last parameter that they mention. While that one is inactive they count as fulfilled. */
function rulesAt(space: Space): readonly Rules[] {
  const placeOf = new Map(space.order.map((index, place) => [space.parameters[index]!.name, place]));
  const last = ({ names }: { readonly names: readonly string[] }): number =>
    names.reduce((latest, name) => Math.max(latest, placeOf.get(name) ?? 0), 0);
  return space.order.map((_, place) => ({
    constraints: space.constraints.filter((constraint) => last(constraint) === place),
    derived: space.derived.filter((derived) => last(derived) === place),
  }));
}

function* from(walk: Walk, u: Float64Array, place: number): Generator<Assignments, void, undefined> {
  const { space, axes, rules } = walk;
  const index = space.order[place];
  if (index === undefined) {
    yield fromUnit(space, u);
    return;
  }
  // Parents come first in the order, so it is settled by now whether this parameter is active.
  if (activeMask(space, u)[index] === 0) {
    yield* from(walk, u, place + 1);
    return;
  }
  const { length, position } = axes[index]!;
  for (let k = 0; k < length; k++) {
    u[index] = position(k);
    if (isAllowed(walk, rules[place]!, u)) yield* from(walk, u, place + 1);
  }
}

/** Values that are not set yet are left-overs in `u`, and no rule of this place mentions them. */
function isAllowed(walk: Walk, rules: Rules, u: Float64Array): boolean {
  if (rules.constraints.length + rules.derived.length === 0) return true;
  walk.checks++;
  if (walk.checks > GRID_CHECKS)
    throw new NoCandidateError(
      `the constraints rule out so much of the grid that ${GRID_CHECKS} sets of values were looked at in vain`,
    );
  return satisfiesConstraints(rules, fromUnit(walk.space, u));
}
