import {
  ARMIJO,
  BACKTRACK_LEAST,
  BACKTRACK_MOST,
  LBFGS_MEMORY,
  LINE_SEARCH_STEPS,
  VALUE_TOLERANCE,
} from './constants.ts';
import { LbfgsMemory } from './lbfgs-memory.ts';

export interface MinimiseOptions {
  readonly lower?: Float64Array;
  readonly upper?: Float64Array;
  readonly maxIterations: number;
  /** Converged when no coordinate of x - project(x - gradient) exceeds this. */
  readonly gradientTolerance: number;
  /** Converged when an iteration improves the value by less than this times max(1, |value|). Default 2.2e-9. */
  readonly valueTolerance?: number;
  /** Default 10. */
  readonly memory?: number;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

/** A point to evaluate: the driver writes its gradient here and passes the value to next(). */
export interface EvaluationRequest {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * Minimises a smooth function in a box: limited-memory BFGS with projection. Written as a generator that asks for
 * evaluations, so that one driver can run a single search and another can advance many in step, evaluating them as
 * one batch.
 *
 * Iteration: coordinates at a bound whose gradient points outward are held; the quasi-Newton direction d lives on the
 * free ones (projected Newton: Bertsekas, SIAM J. Control 20(2), 1982); x(t) = project(x + t d), with t from 1
 * downwards by safeguarded cubic interpolation until f(x(t)) <= f(x) + 1e-4 g'(x(t) - x). A value or gradient that is
 * not finite counts as an infinitely bad point: the search backs away from it. No Wolfe condition: pairs without
 * curvature are not remembered instead, which costs no extra evaluations. If a direction fails, the memory is dropped
 * and steepest descent tried before giving up.
 */
export function* lbfgsSteps(
  start: Float64Array,
  options: MinimiseOptions,
): Generator<EvaluationRequest, Minimum, number> {
  const dimension = start.length;
  const memory = new LbfgsMemory(options.memory ?? LBFGS_MEMORY);
  const valueTolerance = options.valueTolerance ?? VALUE_TOLERANCE;
  const free = new Uint8Array(dimension);
  let x = project(start.slice(), options);
  let gradient = new Float64Array(dimension);
  let value = yield { x, gradient };
  let evaluations = 1;
  let iterations = 0;
  let scale = 0;
  const finish = (converged: boolean): Minimum => ({ x, value, iterations, evaluations, converged });
  if (!finite(value, gradient)) return finish(false);

  while (projectedGradientSize(x, gradient, options) > options.gradientTolerance) {
    if (iterations >= options.maxIterations) return finish(false);
    iterations++;
    markFree(x, gradient, options, free);
    if (memory.empty && scale === 0) scale = Math.min(1, 1 / norm(gradient, free));
    let direction = memory.direction(gradient, free, scale);
    if (!(slopeAlong(gradient, direction) < 0)) {
      memory.clear();
      scale = Math.min(1, 1 / norm(gradient, free));
      direction = memory.direction(gradient, free, scale);
    }
    let t = 1;
    let accepted = false;
    for (let trial = 0; trial < LINE_SEARCH_STEPS && !accepted; trial++) {
      const next = project(
        x.map((xi, i) => xi + t * direction[i]!),
        options,
      );
      const step = next.map((xi, i) => xi - x[i]!);
      const slope = slopeAlong(gradient, step);
      if (!(slope < 0)) break; // nothing representable is left of the step
      const nextGradient = new Float64Array(dimension);
      const nextValue = yield { x: next, gradient: nextGradient };
      evaluations++;
      const usable = finite(nextValue, nextGradient);
      if (usable && nextValue <= value + ARMIJO * slope) {
        accepted = true;
        const decrease = value - nextValue;
        const change = nextGradient.map((gi, i) => gi - gradient[i]!);
        // Without curvature to learn from, only a longer step can find some.
        if (!memory.push(step, change) && memory.empty) scale *= 2;
        x = next;
        gradient = nextGradient;
        value = nextValue;
        if (decrease <= valueTolerance * Math.max(1, Math.abs(value))) return finish(true);
      } else {
        t *= usable ? shrinkage(value, slope, nextValue, slopeAlong(nextGradient, step)) : BACKTRACK_LEAST;
      }
    }
    if (!accepted) {
      if (memory.empty) return finish(false);
      memory.clear();
      scale = 0;
    }
  }
  return finish(true);
}

/** The minimiser in (0, 1) of the cubic with these values and slopes at 0 and 1, kept in [0.1, 0.5]. */
function shrinkage(value0: number, slope0: number, value1: number, slope1: number): number {
  const d = slope0 + slope1 - 3 * (value1 - value0);
  const root = Math.sqrt(Math.max(0, d * d - slope0 * slope1));
  const s = 1 - (slope1 + root - d) / (slope1 - slope0 + 2 * root);
  return s >= BACKTRACK_LEAST ? Math.min(s, BACKTRACK_MOST) : s < BACKTRACK_LEAST ? BACKTRACK_LEAST : BACKTRACK_MOST;
}

function project(x: Float64Array, { lower, upper }: MinimiseOptions): Float64Array {
  for (let i = 0; i < x.length; i++) {
    if (lower && x[i]! < lower[i]!) x[i] = lower[i]!;
    if (upper && x[i]! > upper[i]!) x[i] = upper[i]!;
  }
  return x;
}

function markFree(x: Float64Array, gradient: Float64Array, { lower, upper }: MinimiseOptions, free: Uint8Array): void {
  for (let i = 0; i < x.length; i++) {
    const held = (lower && x[i]! <= lower[i]! && gradient[i]! > 0) || (upper && x[i]! >= upper[i]! && gradient[i]! < 0);
    free[i] = held ? 0 : 1;
  }
}

function projectedGradientSize(x: Float64Array, gradient: Float64Array, options: MinimiseOptions): number {
  const target = project(
    x.map((xi, i) => xi - gradient[i]!),
    options,
  );
  let largest = 0;
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(target[i]! - x[i]!));
  return largest;
}

function slopeAlong(gradient: Float64Array, direction: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * direction[i]!;
  return sum;
}

function norm(gradient: Float64Array, free: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) if (free[i]) sum += gradient[i]! * gradient[i]!;
  return Math.sqrt(sum);
}

function finite(value: number, gradient: Float64Array): boolean {
  return Number.isFinite(value) && gradient.every(Number.isFinite);
}
