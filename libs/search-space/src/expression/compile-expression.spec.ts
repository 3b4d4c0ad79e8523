import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parameterScope } from '../parameter-scope.ts';
import { ExpressionCompiler } from './compile-expression.ts';
import { ViolationCompiler } from './compile-violation.ts';
import { parseExpression } from './parse-expression.ts';

const scope = parameterScope([
  { name: 'x', type: 'float', min: -9, max: 9 },
  { name: 'y', type: 'float', min: -9, max: 9 },
  { name: 'c', type: 'categorical', values: ['a', 'b'] },
  { name: 'b', type: 'boolean' },
]);
const compiler = new ExpressionCompiler(scope);
const values = { x: 3, y: -2, c: 'a', b: true };

describe('ExpressionCompiler', () => {
  it.each([
    ['x + y * 2', -1],
    ['x - -y', 1],
    ['x / 2', 1.5],
    ['x % 2', 1],
    ['min(x, y, 7) + max(x, y)', 1],
    ['abs(y) + floor(1.7) + ceil(1.2)', 5],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['sqrt(pow(x, 2))', 3],
    ['log(exp(2))', 2],
    ['c == "a" ? x : y', 3],
    ['c != "a" ? x : y', -2],
    ['c in ["b"]', false],
    ['b and x > y', true],
    ['not b or x <= y', false],
    ['x >= 3 and x < 4', true],
    ['c', 'a'],
  ])('computes %s', (text, expected) => {
    expect(compiler.value(parseExpression(text))(values)).toBe(expected);
  });

  it('does not take a missing value for anything', () => {
    expect(() => compiler.truth(parseExpression('x > 1'))({ y: 1 })).toThrow('x has no value');
  });
});

describe('ViolationCompiler', () => {
  const leaf = fc.constantFrom(
    'x < y',
    'x <= 2',
    'x > y + 1',
    'x >= y',
    'x == y',
    'x != y',
    'c == "a"',
    'b',
    'c in ["a"]',
    'x / y < 1',
  );
  const condition = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a} and ${b})`),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a} or ${b})`),
      tie('tree').map((a) => `(not ${a})`),
    ),
  })).tree;
  const assignments = fc.record({
    x: fc.integer({ min: -3, max: 3 }),
    y: fc.integer({ min: -3, max: 3 }),
    c: fc.constantFrom('a', 'b'),
    b: fc.boolean(),
  });

  it('is zero exactly where the condition holds', () => {
    fc.assert(
      fc.property(
        condition.filter((text) => text.length < 1_000),
        assignments,
        (text, point) => {
          const expression = parseExpression(text);
          const violation = new ViolationCompiler(compiler).violation(expression)(point);
          expect(violation).toBeGreaterThanOrEqual(0);
          expect(violation === 0).toBe(compiler.truth(expression)(point));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('shrinks on the way to the feasible side', () => {
    const violation = new ViolationCompiler(compiler).violation(parseExpression('x + y <= 0'));
    const along = [8, 4, 2, 1, 0].map((x) => violation({ ...values, x, y: 0 }));
    expect(along).toEqual([...along].sort((a, b) => b - a));
    expect(along.at(-1)).toBe(0);
  });
});
