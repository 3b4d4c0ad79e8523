import type { Points } from '#numerics';

/** The value of trying a point next: larger is better. Arrays live in the arena. */
export interface Acquisition {
  readonly name: string;
  /** One value per point. */
  score(points: Points, out: Float64Array): void;
  /** The same, and derivatives by the numeric columns: gradients[i * numeric + c]. */
  scoreWithGradients(points: Points, out: Float64Array, gradients: Float64Array): void;
  /** Upper bounds of the values, much cheaper than these, so that most candidates need no closer look; left out where there are none. */
  readonly bound?: ((points: Points, out: Float64Array) => void) | undefined;
}
