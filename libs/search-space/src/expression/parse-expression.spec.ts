import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExpressionError } from './expression-error.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/** Fully parenthesised prefix form, so that a test shows the structure at a glance. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'reference':
      return expression.path.join('.');
    case 'not':
    case 'negate':
      return `(${expression.kind} ${show(expression.operand)})`;
    case 'logical':
    case 'comparison':
    case 'arithmetic':
      return `(${expression.operator} ${show(expression.left)} ${show(expression.right)})`;
    case 'in':
      return `(in ${show(expression.operand)} ${expression.options.map(show).join(' ')})`;
    case 'call':
      return `(${expression.function} ${expression.arguments.map(show).join(' ')})`;
    case 'conditional':
      return `(? ${show(expression.test)} ${show(expression.then)} ${show(expression.otherwise)})`;
  }
}

describe('parseExpression', () => {
  it.each([
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['units2 <= units1 and batch * steps < 1e6', '(and (<= units2 units1) (< (* batch steps) 1000000))'],
    ['a or b and c', '(or a (and b c))'],
    ['a || b && !c', '(or a (and b (not c)))'],
    ['not a < b', '(not (< a b))'],
    ['not a < b and c', '(and (not (< a b)) c)'],
    ['not (a and b) or c', '(or (not (and a b)) c)'],
    ['not not a', '(not (not a))'],
    ['(not a) = b', '(== (not a) b)'],
    ['c and not a in ["x", 1, true]', '(and c (not (in a "x" 1 true)))'],
    ['nothing == notable', '(== nothing notable)'],
    ['not(a)', '(not a)'],
    ["state = 'succeeded'", '(== state "succeeded")'],
    ['metrics.accuracy > .9', '(> metrics.accuracy 0.9)'],
    ['p["num.x"] != metrics["a b"].c', '(!= p.num.x metrics.a b.c)'],
    ['-x * -2', '(* (negate x) -2)'],
    ['a % 2 == 0 ? min(a, 1) : pow(a, 2)', '(? (== (% a 2) 0) (min a 1) (pow a 2))'],
    ['orange > 1 and android', '(and (> orange 1) android)'],
    ['x = null', '(== x null)'],
  ])('reads %s', (text, expected) => {
    expect(show(parseExpression(text))).toBe(expected);
  });

  it.each([
    ['', /is empty/],
    ['a b', /more than one expression/],
    ['a < b, c', /more than one expression/],
    ['a <', /Expected expression after </],
    ['(a', /Unclosed \(/],
    ['a = "x', /Unclosed quote/],
    ['a ** 2', /cannot be parsed/],
    ['a ^ 2', /cannot be parsed/],
    ['a := 2', /cannot be parsed/],
    ['[a]', /list may only stand/],
    ['a in b', /"in" needs a list/],
    ['a in []', /list after "in" is empty/],
    ['a in [b]', /may hold only/],
    ['a[0]', /only a quoted name/],
    ['a[b]', /only a quoted name/],
    ['(a + b).c', /only names have members/],
    ['eval("1")', /eval is not a function/],
    ['constructor("x")()', /only named functions/],
    ['a.b(1)', /only named functions/],
    ['toString(1)', /toString is not a function/],
    ['log()', /log takes 1 argument, not 0/],
    ['pow(1)', /pow takes 2 arguments, not 1/],
    ['1e999', /too large a number/],
    ['/x/', /cannot be parsed/],
    [`${'('.repeat(300)}a${')'.repeat(300)} < ${'-'.repeat(300)}b`, /nested deeper/],
    [`a < ${'1 + '.repeat(300)}1`, /longer than 1000/],
  ])('refuses %s', (text, message) => {
    expect(() => parseExpression(text)).toThrow(ExpressionError);
    expect(() => parseExpression(text)).toThrow(message);
  });

  it('points at the place and names what was meant', () => {
    const failure = (text: string): ExpressionError => {
      try {
        parseExpression(text);
      } catch (error) {
        if (error instanceof ExpressionError) return error;
      }
      throw new Error('parsed');
    };
    expect(failure('a < )').index).toBe(4);
    expect(failure('a ** 2').hint).toBe('write pow(a, b) for a power');
    expect(failure('sqr(a)').hint).toBe('did you mean sqrt?');
  });

  it('throws nothing but ExpressionError, whatever the text', () => {
    const token = fc.constantFrom(
      'a',
      'not',
      'and',
      'in',
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      '"x"',
      '1',
      '-',
      '!',
      '==',
      '<',
      '?',
      ':',
      ' ',
      ';',
      '\\',
      'min',
      'this',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(token, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        try {
          show(parseExpression(candidate));
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
