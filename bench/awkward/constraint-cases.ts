import type { Assignments, Parameter } from '#search-space';
import type { AwkwardCase } from './awkward-case.ts';

const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
const at = (assignments: Assignments, name: string): number => Number(assignments[name]);
const squared = (assignments: Assignments, centre: Readonly<Record<string, number>>): number =>
  Object.entries(centre).reduce((total, [name, value]) => total + (at(assignments, name) - value) ** 2, 0);

/**
 * A slab |x - y| <= w of the square, feasible fraction about 2 w, and beside it two free parameters. The best point lies on the slab's edge:
 * the projection of a centre outside of it.
 */
function slab(fraction: number): AwkwardCase {
  const width = fraction / 2;
  const centre = { x: 0.3, y: 0.6, u: 0.2, v: 0.9 };
  const gap = centre.y - centre.x - width;
  return {
    name: `slab, fraction ${fraction}`,
    spec: { parameters: ['x', 'y', 'u', 'v'].map(unit), parameterConstraints: [`abs(x - y) <= ${width}`] },
    trials: 50,
    outcome: (assignments) => squared(assignments, centre),
    best: (gap * gap) / 2,
  };
}

/** The corner a + b + c <= e of the cube, fraction e^3 / 6; the best point is on its face. */
function corner(fraction: number): AwkwardCase {
  const edge = Number(Math.cbrt(6 * fraction).toFixed(6));
  return {
    name: `corner, fraction ${fraction}`,
    spec: { parameters: ['a', 'b', 'c', 'u'].map(unit), parameterConstraints: [`a + b + c <= ${edge}`] },
    trials: 50,
    outcome: (assignments) => squared(assignments, { a: edge, b: edge / 2, c: edge / 4, u: 0.4 }) / (edge * edge),
    best: (0.75 * edge) ** 2 / 3 / (edge * edge),
  };
}

/** Several inequalities at once: a box of each of four parameters, seen only through products and sums. */
const PRODUCT: AwkwardCase = {
  name: 'products, fraction about 1e-4',
  spec: {
    parameters: ['a', 'b', 'c', 'd'].map(unit),
    parameterConstraints: ['a * b >= 0.8', 'c + d >= 1.8', 'a * c >= 0.75', 'b * d <= 0.85'],
  },
  trials: 50,
  outcome: (assignments) => squared(assignments, { a: 0.2, b: 0.9, c: 0.9, d: 0.9 }),
};

const EQUAL: AwkwardCase = {
  name: 'a + b == 10 of integers',
  spec: {
    parameters: [
      { name: 'a', type: 'int', min: 0, max: 1000 },
      { name: 'b', type: 'int', min: 0, max: 1000 },
      unit('u'),
    ],
    parameterConstraints: ['a + b == 10'],
  },
  trials: 50,
  outcome: (assignments) => (at(assignments, 'a') - 7) ** 2 / 100 + (at(assignments, 'u') - 0.3) ** 2,
  best: 0,
};

const DIVISIBLE: AwkwardCase = {
  name: 'units % heads == 0 and a budget of weights',
  spec: {
    parameters: [
      { name: 'units', type: 'int', min: 64, max: 4096, scale: 'log' },
      { name: 'heads', type: 'int', min: 3, max: 64 },
      { name: 'depth', type: 'int', min: 1, max: 64, scale: 'log' },
      unit('dropout'),
    ],
    parameterConstraints: ['units % heads == 0', 'units * units * depth <= 200000', 'units * depth >= 1000'],
  },
  trials: 50,
  outcome: (assignments) =>
    ((at(assignments, 'units') - 128) / 128) ** 2 +
    ((at(assignments, 'depth') - 10) / 10) ** 2 +
    ((at(assignments, 'heads') - 8) / 8) ** 2 +
    (at(assignments, 'dropout') - 0.2) ** 2,
  best: 0,
};

/** The constraint binds one branch only, and thinly there; the best point is in that branch. */
const BRANCH: AwkwardCase = {
  name: 'a thin branch',
  spec: {
    parameters: [
      { name: 'kind', type: 'categorical', values: ['thin', 'wide'] },
      { ...unit('x'), when: { kind: ['thin'] } },
      { ...unit('y'), when: { kind: ['thin'] } },
      { ...unit('z'), when: { kind: ['wide'] } },
    ],
    parameterConstraints: ['abs(x - y) <= 0.0005'],
  },
  trials: 50,
  outcome: (assignments) =>
    assignments['kind'] === 'thin' ? squared(assignments, { x: 0.3, y: 0.6 }) : 0.2 + (at(assignments, 'z') - 0.5) ** 2,
  best: (0.2995 * 0.2995) / 2,
};

/** Thin feasible sets, as fractions of the cube down to 1e-4. */
export const CONSTRAINT_CASES: readonly AwkwardCase[] = [
  slab(1e-2),
  slab(1e-3),
  slab(1e-4),
  corner(1e-2),
  corner(1e-3),
  corner(1e-4),
  PRODUCT,
  EQUAL,
  DIVISIBLE,
  BRANCH,
];
