import { describe, expect, it } from '@jest/globals';
import { parameterScope } from '../parameter-scope.ts';
import { checkExpression } from './check-expression.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { parseExpression } from './parse-expression.ts';

const scope = parameterScope([
  { name: 'units', type: 'int', min: 1, max: 9 },
  { name: 'num.rate', type: 'float', min: 0, max: 1 },
  { name: 'a-b', type: 'float', min: 0, max: 1 },
  { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
  { name: 'depth', type: 'categorical', values: ['auto', 1, 2] },
  { name: 'size', type: 'ordinal', values: [1, 2, 4] },
  { name: 'bias', type: 'boolean' },
]);
const check = (text: string) => checkExpression(parseExpression(text), scope);

describe('checkExpression', () => {
  it.each([
    ['units * num.rate + p["a-b"]', 'number', ['units', 'num.rate', 'a-b']],
    ['units in [1, 2] and not bias', 'boolean', ['units', 'bias']],
    ['optimizer == "sgd"', 'boolean', ['optimizer']],
    ['depth == "auto" or depth != 1', 'boolean', ['depth']],
    ['bias ? "a" : "b"', 'string', ['bias']],
    ['bias ? 1 : "b"', 'mixed', ['bias']],
    ['bias', 'boolean', ['bias']],
  ])('types %s as %s', (text, type, names) => {
    expect(check(text)).toEqual({ type, problems: [], names });
  });

  it.each([
    ['optimizer < 2', '"<" needs a number, but optimizer is a string'],
    ['optimizer + 1', '"+" needs a number, but optimizer is a string'],
    ['units and bias', '"and" needs a boolean, but units is a number'],
    ['not units', '"not" needs a boolean, but units is a number'],
    ['-bias', '"-" needs a number, but bias is a boolean'],
    ['log(bias)', '"log" needs a number, but bias is a boolean'],
    ['depth > 1', '">" needs a number, but depth is of several types'],
    ['units == "3"', '"==" compares a number with a string'],
    ['units in [1, "x"]', '"in" compares a number with a string'],
    ['units ? 1 : 2', '"?:" needs a boolean, but units is a number'],
    ['units == null', 'null is not a value of any parameter'],
    ['optimizer == "adm"', '"adm" is not a value of optimizer'],
    ['size == 3', '3 is not a value of size'],
  ])('refuses %s', (text, detail) => {
    expect(check(text).problems.map((problem) => problem.detail)).toEqual([detail]);
  });

  it('hints at what was meant', () => {
    const hints = (text: string) => check(text).problems.map((problem) => problem.hint);
    expect(hints('unit > 1')).toEqual(['did you mean units?']);
    expect(hints('optimizer == "adm"')).toEqual(['did you mean "adam"?']);
    expect(hints('size == 3')).toEqual(['its values: 1, 2, 4']);
    expect(hints('1 <= units <= 3')).toEqual(['write a <= b and b <= c instead of a <= b <= c']);
    expect(hints('optimizer == adam')).toEqual(['put texts in quotes; only parameters can be named here']);
  });

  it('reports an unknown name once', () => {
    expect(check('foo > 1 and foo < 3').problems).toHaveLength(1);
  });

  it('looks for no name that was meant beyond the problems that are told', () => {
    let searches = 0;
    const counted: ExpressionScope = {
      get names() {
        searches += 1;
        return scope.names;
      },
      resolve: (path) => scope.resolve(path),
    };
    const { problems } = checkExpression(parseExpression('unit + unit + unity + nits + bias + nuits'), counted, 2);
    expect(problems.map(({ hint }) => hint)).toEqual(['did you mean units?', 'did you mean units?']);
    expect(searches).toBe(2);
  });
});
