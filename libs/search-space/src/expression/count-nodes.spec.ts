import { describe, expect, it } from '@jest/globals';
import { countNodes } from './count-nodes.ts';
import { parseExpression } from './parse-expression.ts';

describe('countNodes', () => {
  it.each([
    ['x', 1],
    ['x < 1', 3],
    ['not (x < 1)', 4],
    ['-x + 2 * y', 6],
    ['max(x, y, 3) >= 0 and b', 8],
    ['x in [1, 2, 3]', 5],
    ['b ? x : -y', 5],
  ])('of %s are %i', (text, nodes) => {
    expect(countNodes(parseExpression(text))).toBe(nodes);
  });
});
