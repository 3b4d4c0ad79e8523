import { CURVATURE_FLOOR } from './constants.ts';

/**
 * The last `capacity` steps s and gradient changes y of a minimisation, and the quasi-Newton direction they imply.
 * Products are taken over the free coordinates only, so that a coordinate held at its bound does not leak its gradient
 * into the others. Two-loop recursion: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.4. 4 m d.
 */
export class LbfgsMemory {
  readonly #steps: Float64Array[] = [];
  readonly #changes: Float64Array[] = [];
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get empty(): boolean {
    return this.#steps.length === 0;
  }

  clear(): void {
    this.#steps.length = 0;
    this.#changes.length = 0;
  }

  /** Keeps the pair if it shows positive curvature; says whether it did. */
  push(step: Float64Array, change: Float64Array): boolean {
    if (!(dot(step, change) > CURVATURE_FLOOR * dot(change, change))) return false;
    if (this.#steps.length === this.#capacity) {
      this.#steps.shift();
      this.#changes.shift();
    }
    this.#steps.push(step);
    this.#changes.push(change);
    return true;
  }

  /** -H g over the coordinates with free[i] = 1; zero elsewhere. With an empty memory H = scale I. */
  direction(gradient: Float64Array, free: Uint8Array, scale: number): Float64Array {
    const d = gradient.map((value, i) => (free[i] ? -value : 0));
    const used: { step: Float64Array; change: Float64Array; curvature: number; weight: number }[] = [];
    let initial = scale;
    for (let i = this.#steps.length - 1; i >= 0; i--) {
      const step = this.#steps[i]!;
      const change = this.#changes[i]!;
      const curvature = dotFree(step, change, free);
      const square = dotFree(change, change, free);
      if (!(curvature > CURVATURE_FLOOR * square)) continue;
      if (used.length === 0) initial = curvature / square;
      const weight = dotFree(step, d, free) / curvature;
      addFree(d, -weight, change, free);
      used.push({ step, change, curvature, weight });
    }
    for (let i = 0; i < d.length; i++) d[i]! *= initial;
    for (const { step, change, curvature, weight } of used.reverse()) {
      addFree(d, weight - dotFree(change, d, free) / curvature, step, free);
    }
    return d;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function dotFree(a: Float64Array, b: Float64Array, free: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (free[i]) sum += a[i]! * b[i]!;
  return sum;
}

function addFree(target: Float64Array, factor: number, vector: Float64Array, free: Uint8Array): void {
  for (let i = 0; i < target.length; i++) if (free[i]) target[i]! += factor * vector[i]!;
}
