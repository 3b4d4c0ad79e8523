import type { Rng } from '#numerics';
import type { Domain } from '../domain.ts';

export interface LatticeOptions {
  readonly continuous: number;
  /** Sizes of ordered discrete dimensions, then of categorical ones. */
  readonly ordered?: readonly number[];
  readonly categorical?: readonly number[];
  readonly feasible?: (position: Float64Array) => boolean;
}

export interface LatticeDomain extends Domain {
  /** Marks a settled position as tried. */
  take(position: Float64Array): void;
}

/** A domain without conditions for tests: continuous, then ordered, then categorical dimensions. */
export function latticeDomain(options: LatticeOptions): LatticeDomain {
  const { continuous, ordered = [], categorical = [], feasible = () => true } = options;
  const sizes = [...ordered, ...categorical];
  const dimension = continuous + sizes.length;
  const numeric = continuous + ordered.length;
  const smooth = Array.from({ length: continuous }, (_, i) => i);
  const tried = new Set<string>();
  const level = (u: number, size: number): number => Math.min(size - 1, Math.floor(u * size));
  const settle = (position: Float64Array): boolean => {
    sizes.forEach((size, i) => {
      position[continuous + i] = (level(position[continuous + i]!, size) + 0.5) / size;
    });
    for (let i = 0; i < continuous; i++) position[i] = Math.min(1, Math.max(0, position[i]!));
    return feasible(position);
  };
  return {
    dimension,
    columns: dimension,
    numeric,
    settle,
    embed(position, row) {
      for (let i = 0; i < dimension; i++)
        row[i] = i < numeric ? position[i]! : level(position[i]!, sizes[i - continuous]!);
    },
    smooth: () => smooth,
    column: (index) => index,
    discrete: sizes.map((_, i) => continuous + i),
    exchanges(position, index) {
      if (index < continuous) return [];
      const size = sizes[index - continuous]!;
      const here = level(position[index]!, size);
      return Array.from({ length: size }, (_, k) => k).flatMap((k) => (k === here ? [] : [(k + 0.5) / size]));
    },
    sample: options.feasible === undefined ? null : (count, rng) => draw(dimension, settle, count, rng),
    taken: (position) => tried.has(position.join()),
    take: (position) => {
      tried.add(position.join());
    },
  };
}

/** By rejection, for domains that are not thin. */
function draw(
  dimension: number,
  settle: (position: Float64Array) => boolean,
  count: number,
  rng: Rng,
): readonly Float64Array[] {
  const drawn = Array.from({ length: 64 * count }, () => Float64Array.from({ length: dimension }, () => rng.next()));
  return drawn.filter(settle).slice(0, count);
}
