import type { Assignments, Parameter } from '#search-space';

/** A space of which about a third fails, with what is to be minimised where it does not. */
export interface FailingSpace {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  fails(assignments: Assignments): boolean;
  value(assignments: Assignments): number;
}

const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
const at = (assignments: Assignments, name: string): number => Number(assignments[name]);

/** Squared distance from a centre, which the failing region holds or hides unless said otherwise. */
function bowl(centre: Readonly<Record<string, number>>): FailingSpace['value'] {
  return (assignments) =>
    Object.entries(centre).reduce((sum, [name, value]) => sum + (at(assignments, name) - value) ** 2, 0);
}

const sum = (assignments: Assignments, names: readonly string[]): number =>
  names.reduce((total, name) => total + at(assignments, name), 0);

/**
 * Shapes of what fails, each a third of the volume to a few hundredths. But for `inside` the best that works lies on the border, where a search is
 * tempted most: all improvement is on the other side.
 */
export const FAILING_SPACES: readonly FailingSpace[] = [
  {
    name: 'corner',
    parameters: ['x', 'y'].map(unit),
    fails: (point) => at(point, 'x') > 0.42 && at(point, 'y') > 0.42,
    value: bowl({ x: 1, y: 1 }),
  },
  {
    name: 'slab',
    parameters: ['x', 'y', 'u', 'v'].map(unit),
    fails: (point) => at(point, 'x') > 2 / 3,
    value: bowl({ x: 0.9, y: 0.3, u: 0.6, v: 0.5 }),
  },
  {
    name: 'stripe',
    parameters: ['x', 'y', 'u'].map(unit),
    fails: (point) => Math.abs(at(point, 'x') - 0.5) < 1 / 6,
    value: bowl({ x: 0.5, y: 0.2, u: 0.7 }),
  },
  {
    name: 'ball',
    parameters: ['x', 'y', 'z'].map(unit),
    fails: (point) => bowl({ x: 0.5, y: 0.5, z: 0.5 })(point) < 0.43 ** 2,
    value: bowl({ x: 0.6, y: 0.5, z: 0.4 }),
  },
  {
    name: 'category',
    parameters: [{ name: 'kind', type: 'categorical', values: ['a', 'b', 'c'] }, ...['x', 'y'].map(unit)],
    fails: (point) => point['kind'] === 'b',
    value: (point) => bowl({ x: 0.3, y: 0.7 })(point) + (point['kind'] === 'a' ? 0.1 : point['kind'] === 'b' ? 0 : 0.2),
  },
  {
    name: 'inside',
    parameters: ['a', 'b', 'c', 'd', 'e'].map(unit),
    fails: (point) => sum(point, ['a', 'b', 'c', 'd', 'e']) > 2.77,
    value: bowl({ a: 0.2, b: 0.4, c: 0.3, d: 0.5, e: 0.1 }),
  },
];
