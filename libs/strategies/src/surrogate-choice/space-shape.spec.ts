import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { snapshotOf, type SpecDraft } from '../testing/index.ts';
import { spaceShape } from './space-shape.ts';

const x = (name: string, when?: Record<string, string[]>) => ({
  name,
  type: 'float' as const,
  min: 0,
  max: 1,
  ...(when && { when }),
});
const kind = (name: string, when?: Record<string, string[]>) => ({
  name,
  type: 'categorical' as const,
  values: ['p', 'q'],
  ...(when && { when }),
});
const shapeOf = (parameters: SpecDraft['parameters']) => spaceShape(compileSpace(snapshotOf({ parameters }).spec));
const many = (count: number) => Array.from({ length: count }, (_, i) => x(`x${i}`));

describe('spaceShape', () => {
  it('counts what has a choice, and how deep conditions go', () => {
    const fixed = { name: 'only', type: 'categorical' as const, values: ['one'] };
    expect(shapeOf([fixed, x('a'), kind('k'), x('b', { k: ['p'] }), x('c')])).toEqual({
      parameters: 4,
      conditional: 1,
      depth: 1,
      isLargeOrDeep: false,
    });
    expect(shapeOf([x('leaf', { inner: ['p'] }), kind('inner', { k: ['q'] }), kind('k')])).toMatchObject({ depth: 2 });
  });

  it('holds for large, deep and mostly conditional spaces', () => {
    expect(shapeOf(many(19)).isLargeOrDeep).toBe(false);
    expect(shapeOf(many(20)).isLargeOrDeep).toBe(true);
    expect(shapeOf([...many(8), kind('k'), kind('l', { k: ['p'] }), x('m', { l: ['q'] })]).isLargeOrDeep).toBe(true);
    expect(shapeOf([kind('k'), x('a'), x('b', { k: ['p'] }), x('c', { k: ['p'] })]).isLargeOrDeep).toBe(true);
    expect(shapeOf([kind('k'), x('a'), x('d'), x('b', { k: ['p'] }), x('c', { k: ['p'] })]).isLargeOrDeep).toBe(false);
  });
});
