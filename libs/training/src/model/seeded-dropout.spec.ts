import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { memory, ones, Tensor } from '@tensorflow/tfjs-core';
import { createRng } from '#numerics';
import { startBackend } from '../backend/start-backend.ts';
import { SeededDropout } from './seeded-dropout.ts';

function passes(layer: SeededDropout, training: boolean): number[] {
  const input = ones([20, 100]);
  const output = layer.apply(input, { training });
  if (!(output instanceof Tensor)) throw new TypeError('expected a tensor');
  const values = Array.from(output.dataSync());
  input.dispose();
  output.dispose();
  return values;
}

beforeAll(async () => {
  await startBackend('wasm');
});

afterEach(() => {
  expect(memory().numTensors).toBe(0);
});

describe('SeededDropout', () => {
  it('drops its share and scales the rest, so that the expected sum stays', () => {
    const values = passes(new SeededDropout(0.25, createRng(1)), true);
    const dropped = values.filter((value) => value === 0).length;
    // 2,000 draws: five standard deviations are 97.
    expect(Math.abs(dropped - 500)).toBeLessThan(97);
    expect(values.every((value) => value === 0 || Math.abs(value - 4 / 3) < 1e-6)).toBe(true);
  });

  it('draws a new mask at every step, and the same masks for the same seed', () => {
    const [first, second] = [new SeededDropout(0.5, createRng(2)), new SeededDropout(0.5, createRng(2))];
    const steps = [passes(first, true), passes(first, true)];
    expect(steps[0]).not.toEqual(steps[1]);
    expect([passes(second, true), passes(second, true)]).toEqual(steps);
  });

  it('does nothing at prediction', () => {
    expect(passes(new SeededDropout(0.5, createRng(3)), false).every((value) => value === 1)).toBe(true);
  });
});
