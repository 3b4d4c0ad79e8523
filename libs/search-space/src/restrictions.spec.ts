import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { compileSpace } from './compile-space.ts';
import { SEARCH_EFFORT } from './constants.ts';
import { listFeasible } from './enumerate.ts';
import { descendViolation } from './feasible-search.ts';
import { nodesOf, valuesWorth } from './restrictions.ts';
import { sampleUniform } from './sample-uniform.ts';
import type { Space } from './space.ts';
import { SpaceError } from './space-error.ts';
import { longSum } from './testing/long-sum.ts';

const names = Array.from({ length: 20 }, (_, i) => String.fromCharCode('a'.charCodeAt(0) + i));
const parameters = names.map((name) => ({ name, type: 'int' as const, min: 0, max: 10 }));
const weighted = (k: number): string => names.map((name, i) => `${1 + ((i * k) % 7)} * ${name}`).join(' + ');
const contradiction = 't - a > 100';

/** The same space, which tells how many nodes are evaluated by lists and by guided searches. */
function counted(parameterConstraints: readonly string[]): {
  readonly space: Space;
  readonly nodes: { listed: number; searched: number };
} {
  const space = compileSpace({ parameters, parameterConstraints });
  const nodes = { listed: 0, searched: 0 };
  const restrictions = space.restrictions.map((restriction) => ({
    ...restriction,
    holds: (assignments: Parameters<typeof restriction.holds>[0]) => {
      nodes.listed += restriction.cost;
      return restriction.holds(assignments);
    },
    violation: (assignments: Parameters<typeof restriction.violation>[0]) => {
      nodes.searched += restriction.cost;
      return restriction.violation(assignments);
    },
  }));
  return { space: { ...space, restrictions }, nodes };
}

describe('the cost of restrictions', () => {
  it.each([
    ['a comparison', 'a < b', 2, 3],
    ['a formula', 'a + b * 2 <= max(c, d) / 3', 4, 11],
    ['a sum of ten', `${names.slice(0, 10).join(' + ')} <= 50`, 10, 21],
    ['a sum of one parameter 480 times', `${longSum(['a'])} >= 0`, 469, 961],
  ])('is what %s reads, or more where it is large', (_, text, values, nodes) => {
    const [restriction] = compileSpace({ parameters, parameterConstraints: [text] }).restrictions;
    expect(restriction?.cost).toBe(nodes);
    expect(valuesWorth(restriction!)).toBe(values);
  });

  it.each<[string, string[]]>([
    ['twenty weighted sums', [...names.map((_, k) => `${weighted(k)} >= 0`), contradiction]],
    ['a sum of 480 terms', [`${longSum(names)} >= 0`, contradiction]],
    ['five of them', [...names.slice(0, 5).map((_, k) => `${longSum(names)} >= -${k}`), contradiction]],
  ])('bounds how long %s are listed and searched', (_, constraints) => {
    const { space, nodes } = counted(constraints);
    const listed = listFeasible(space, null, 3_000).next();
    expect(listed).toEqual({ done: true, value: false });
    // A hundred for each combination, and what the last one takes.
    expect(nodes.listed).toBeLessThanOrEqual(300_000 + nodesOf(space));
    expect(descendViolation(space, createRng(1), new Float64Array(20).fill(0.5), [...names.keys()])).toBe(false);
    // A value is worth up to four nodes, and half of the moves are of two parameters.
    expect(nodes.searched).toBeLessThanOrEqual(8 * SEARCH_EFFORT + 2 * nodesOf(space));
  });

  it('does not list again what was listed without end', () => {
    const { space, nodes } = counted([`${longSum(names)} >= 0`, contradiction]);
    expect(() => sampleUniform(space, createRng(1), { isListed: true })).toThrow(SpaceError);
    expect(nodes.listed).toBe(0);
  });
});
