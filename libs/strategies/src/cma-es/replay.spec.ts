import { canonicalForm, compileSpace, fromUnit } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import type { Tried } from '../classic/history.ts';
import { drawPoint } from './draw-point.ts';
import { advance, drawStream, replay, studyStream } from './replay.ts';

const space = compileSpace({
  parameters: [
    { name: 'x', type: 'float', min: 0, max: 1 },
    { name: 'k', type: 'int', min: 1, max: 50, scale: 'log' },
    { name: 'c', type: 'categorical', values: ['p', 'q', 'r'] },
  ],
});
const POPULATION = 6;
const seed = studyStream(3);

/** A history as a single worker would make it, drawing each point from the distribution of its time. */
function drawnHistory(length: number): Tried[] {
  const history: Tried[] = [];
  while (history.length < length) {
    const { distribution } = replay(space, seed, POPULATION, history);
    const assignments = fromUnit(space, drawPoint(space, distribution, drawStream(seed, history.length, 0)));
    const score = -((Number(assignments['x']) - 0.2) ** 2) - (Number(assignments['k']) - 9) ** 2 / 100;
    history.push({ assignments, outcome: score });
  }
  return history;
}

describe('replay', () => {
  const history = drawnHistory(30);

  it('draws the point of every slot again from the distribution that it rebuilds', () => {
    history.forEach(({ assignments }, slot) => {
      const { distribution, opened } = replay(space, seed, POPULATION, history.slice(0, slot));
      expect(opened).toBe(POPULATION * Math.floor(slot / POPULATION));
      expect(distribution.generation).toBe(Math.floor(slot / POPULATION));
      const again = fromUnit(space, drawPoint(space, distribution, drawStream(seed, slot, 0)));
      expect(canonicalForm(space, again)).toBe(canonicalForm(space, assignments));
    });
  });

  it('comes to the same distribution in one go and generation by generation', () => {
    const half = replay(space, seed, POPULATION, history.slice(0, 12));
    expect(advance(space, seed, half, history)).toEqual(replay(space, seed, POPULATION, history));
  });

  it('waits for a generation of which most trials are pending, and learns nothing from one that failed', () => {
    const replaced = (outcome: Tried['outcome'], ended: number) =>
      history.slice(0, POPULATION).map((tried, slot) => (slot < ended ? tried : { ...tried, outcome }));
    const start = replay(space, seed, POPULATION, []).distribution;
    expect(replay(space, seed, POPULATION, replaced('pending', 2)).distribution).toEqual(start);
    expect(replay(space, seed, POPULATION, replaced('failed', 0)).distribution).toEqual(start);
    expect(replay(space, seed, POPULATION, replaced('pending', 3)).distribution.generation).toBe(1);
    expect(replay(space, seed, POPULATION, replaced('failed', 3)).distribution.generation).toBe(1);
  });

  it('keeps chances of categories that sum to one and never vanish', () => {
    const { chances } = replay(space, seed, POPULATION, history).distribution;
    const [ofC] = chances;
    expect(ofC?.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...(ofC ?? []))).toBeGreaterThanOrEqual((1 - 0.73) / 2 - 1e-12);
  });
});
