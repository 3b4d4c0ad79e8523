import { describe, expect, it } from '@jest/globals';
import { compileSpace } from './compile-space.ts';
import { priorLogDensity } from './prior-log-density.ts';

describe('priorLogDensity', () => {
  const space = compileSpace({
    parameters: [
      {
        name: 'rate',
        type: 'float',
        min: 1e-4,
        max: 1,
        scale: 'log',
        prior: { mean: 0.01, standardDeviation: Math.log(10) },
      },
      { name: 'on', type: 'boolean' },
      { name: 'depth', type: 'int', min: 1, max: 9, prior: { mean: 5, standardDeviation: 2 }, when: { on: [true] } },
    ],
  });

  it('is normal on the scale of each active parameter', () => {
    expect(priorLogDensity(space, { rate: 0.01, on: false })).toBeCloseTo(0, 14);
    expect(priorLogDensity(space, { rate: 0.1, on: false })).toBeCloseTo(-0.5, 14); // one decade is one deviation
    expect(priorLogDensity(space, { rate: 0.001, on: true, depth: 1 })).toBeCloseTo(-0.5 - 2, 14);
  });
});
