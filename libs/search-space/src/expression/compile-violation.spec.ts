import { describe, expect, it } from '@jest/globals';
import { compileSpace } from '../compile-space.ts';
import type { Parameter } from '../parameter.ts';
import type { Assignments } from '../parameter-value.ts';

const parameters: Parameter[] = [
  { name: 'a', type: 'float', min: -100, max: 100 },
  { name: 'n', type: 'int', min: 0, max: 9999 },
  { name: 'b', type: 'boolean' },
  { name: 'k', type: 'categorical', values: ['u', 'v'] },
];
const at: Assignments = { a: 0.5, n: 20, b: true, k: 'u' };

function violation(text: string, assignments: Assignments): number {
  return compileSpace({ parameters, parameterConstraints: [text] }).constraints[0]!.violation({
    ...at,
    ...assignments,
  });
}

describe('the violation of a condition', () => {
  it.each<[string, Assignments, number]>([
    // |a - b| / (1 + |a| + |b|)
    ['n <= 14', { n: 20 }, 6 / 35],
    ['n in [17, 1234]', { n: 20 }, 3 / 38],
    ['n in [17, 1234]', { n: 1000 }, 234 / 2235],
    ['n in [17, 1234]', { n: 17 }, 0],
    ['not n in [17, 1234]', { n: 17 }, 1],
    ['k in ["v"]', { k: 'u' }, 1],
    // The branch of b is 0.5 / 2 off; the other one costs a flip of b, which has no distance.
    ['b ? a <= 0.25 : a >= 0', { b: true, a: 0.75 }, 0.25],
    ['b ? a <= 0.25 : a >= 0', { b: false, a: 0.75 }, 0],
    // n is 1 / 20 from the branch that holds, a is 100 / 103 from fulfilling the one at hand.
    ['n > 9 ? a >= 101 : a <= 1', { n: 10, a: 1 }, 1 / 20],
    ['b ? b : b', { b: false }, 1],
    // An argument of -3 is 3 / 4 outside, and what is no number counts 1.
    ['log(a) < 1', { a: -3 }, 1.75],
    ['sqrt(a) + n >= 0', { a: -1 }, 1.5],
    ['sqrt(a) in [1, 2]', { a: -1 }, 1.5],
    ['(b ? log(a) : 0) < 1', { a: -3, b: true }, 1.75],
    ['a / (n - n) > 0', { a: 0 }, 1],
  ])('%s at %j is %f', (text, assignments, expected) => {
    expect(violation(text, assignments)).toBeCloseTo(expected, 14);
  });

  it('is above zero where the argument of a logarithm is exactly zero', () => {
    expect(violation('log(a) > -5', { a: 0 })).toBeGreaterThanOrEqual(1);
  });

  it('is that of a derived value that cannot be sent', () => {
    const { derived } = compileSpace({ parameters, derived: [{ name: 'd', expression: 'log(a)' }] });
    expect(derived[0]!.violation({ ...at, a: -3 })).toBe(1.75);
    expect(derived[0]!.violation({ ...at, a: 3 })).toBe(0);
  });

  it('of deeply nested tests is found at once', () => {
    const nested = `${'('.repeat(100)}b${'?b:b)'.repeat(100)}`;
    expect(violation(nested, { b: false })).toBe(1);
  });

  it.each([
    'b ? n in [3, 4] : not (a < 2 or k == "u")',
    'not (b ? sqrt(a) < 2 : log(a) > n)',
    'n % 7 == 1 and (a > 0 ? true : b)',
    'sqrt(a) in [2, 3] or (b != (k == "v"))',
  ])('is 0 exactly where %s holds', (text) => {
    const { holds, violation: distance } = compileSpace({ parameters, parameterConstraints: [text] }).constraints[0]!;
    for (const a of [-4, 0, 4, 9])
      for (const n of [1, 3, 8])
        for (const b of [true, false])
          for (const k of ['u', 'v']) expect(distance({ a, n, b, k }) === 0).toBe(holds({ a, n, b, k }));
  });
});
