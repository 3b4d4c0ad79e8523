import type { Domain } from '#acquisition';
import { EXHAUSTIVE_LEVELS } from '#acquisition';
import type { Rng } from '#numerics';
import {
  activeMask,
  fromUnit,
  INACTIVE_POSITION,
  isFeasibleAt,
  sampleMany,
  SpaceError,
  toUnit,
  type DiscreteCodec,
  type Space,
} from '#search-space';
import { CATEGORIES_EXCHANGED, INACTIVE_LEVEL } from './constants.ts';
import { feasibleExtents } from './feasible-extents.ts';
import { knownPoints } from './known-points.ts';
import { pinnedPositions } from './pinned-positions.ts';
import type { Search } from './search.ts';

/** A space as the surrogate and the optimiser of acquisitions see it. */
export interface SpaceDomain extends Domain {
  /** Feature column to position of its parameter in the space. */
  readonly parameters: readonly number[];
  /** How much of each numeric column's range the constraints leave, see feasibleExtents(). */
  readonly extents: readonly number[];
}

/**
 * The embedding of a conditional mixed space.
 *
 * | parameter                 | column      | active            | inactive                |
 * | float, int, ordinal       | numeric     | position u        | 1/2                     |
 * | categorical, boolean      | category    | level 0 .. L - 1  | -1, a level of its own  |
 *
 * Each parameter with a choice is one column with one length-scale. That an inactive child says nothing comes out by itself: two points with the
 * same inactive child differ by 0 in its column, and a point where it is active differs from one where it is not through the parent's own
 * column, as far as the fitted length-scale of the parent says. The kernel is a Matern of a weighted Euclidean distance of features, so it is
 * positive definite for every space.
 */
export function createSpaceDomain(search: Search): SpaceDomain {
  const { space } = search;
  const indices = space.codecs.flatMap(({ levels }, index) => (levels > 1 ? [index] : []));
  const ordered = indices.filter((index) => !space.codecs[index]!.categorical);
  const categorical = indices.filter((index) => space.codecs[index]!.categorical);
  const parameters = [...ordered, ...categorical];
  const columnOf = new Map(parameters.map((index, column) => [index, column]));
  const parents = new Set(space.conditions.flat().map(({ parent }) => parent));
  const isRelaxed = space.codecs.map(
    ({ levels, categorical }, index) => !categorical && levels > EXHAUSTIVE_LEVELS && !parents.has(index),
  );
  const pinned = pinnedPositions(search);
  const mask = new Uint8Array(space.dimension);
  const extents = feasibleExtents(space);
  const constrained = space.constraints.length > 0 || space.derived.length > 0;

  return {
    dimension: space.dimension,
    columns: parameters.length,
    numeric: ordered.length,
    parameters,
    extents: ordered.map((index) => extents[index]!),
    settle(position) {
      for (const [index, u] of pinned) position[index] = u;
      activeMask(space, position, mask);
      for (let index = 0; index < space.dimension; index++)
        position[index] = settled(space, index, position[index]!, mask[index]!);
      return isFeasibleAt(space, position);
    },
    embed(position, row) {
      activeMask(space, position, mask);
      for (let column = 0; column < parameters.length; column++) {
        const index = parameters[column]!;
        const codec = space.codecs[index]!;
        if (codec.kind === 'continuous' || !codec.categorical) row[column] = position[index]!;
        else row[column] = mask[index] === 1 ? codec.levelAt(position[index]!) : INACTIVE_LEVEL;
      }
    },
    smooth(position) {
      activeMask(space, position, mask);
      return ordered.filter((index) => isRelaxed[index] && mask[index] === 1 && !pinned.has(index));
    },
    column(dimension) {
      const column = columnOf.get(dimension);
      if (column === undefined) throw new RangeError(`dimension ${dimension} has no column`);
      return column;
    },
    discrete: indices.filter((index) => space.codecs[index]!.kind === 'discrete' && !pinned.has(index)),
    exchanges(position, dimension) {
      const codec = space.codecs[dimension]!;
      if (codec.kind === 'continuous' || codec.levels === 1 || pinned.has(dimension)) return [];
      activeMask(space, position, mask);
      return mask[dimension] === 1 ? otherPositions(codec, codec.levelAt(position[dimension]!)) : [];
    },
    sample: constrained ? (count, rng) => drawFeasible(search, count, rng) : null,
    taken: (position) => search.isUsed(fromUnit(space, position)),
  };
}

/** None where none is found: what is left of the space is then for the caller to say. */
function drawFeasible(search: Search, count: number, rng: Rng): readonly Float64Array[] {
  const { space, fixed } = search;
  try {
    const options = { fixed, known: () => knownPoints(search) };
    return sampleMany(space, rng, count, options).map((assignments) => toUnit(space, assignments));
  } catch (error) {
    if (error instanceof SpaceError) return [];
    throw error;
  }
}

function settled(space: Space, index: number, u: number, active: number): number {
  if (active === 0) return INACTIVE_POSITION;
  const codec = space.codecs[index]!;
  // A continuous position is kept to the last bit: rounding it to a decimal value costs more than it is worth here.
  return codec.kind === 'discrete' ? codec.snap(u) : Math.min(1, Math.max(0, u));
}

/** All other levels of a short or unordered list (of a very long one evenly spread ones); else steps of 1, 2, 4 ... both ways. */
function otherPositions(codec: DiscreteCodec, level: number): readonly number[] {
  const { levels, categorical } = codec;
  if (categorical || levels <= EXHAUSTIVE_LEVELS) {
    const stride = Math.ceil(levels / CATEGORIES_EXCHANGED);
    const positions: number[] = [];
    for (let other = level % stride; other < levels; other += stride)
      if (other !== level) positions.push(codec.centre(other));
    return positions;
  }
  const positions: number[] = [];
  for (let step = 1; step < levels; step *= 2) {
    if (level - step >= 0) positions.push(codec.centre(level - step));
    if (level + step < levels) positions.push(codec.centre(level + step));
  }
  return positions;
}
