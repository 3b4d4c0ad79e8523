import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { compileSpace, sampleUniform } from '#search-space';
import { FAILING_SPACES } from './failing-spaces.ts';

describe('failing spaces', () => {
  it.each(FAILING_SPACES.map((space) => [space.name, space] as const))('%s: a third of it fails', (_, space) => {
    const compiled = compileSpace({ parameters: space.parameters });
    const rng = createRng('failing');
    const points = Array.from({ length: 20_000 }, () => sampleUniform(compiled, rng));
    const share = points.filter((point) => space.fails(point)).length / points.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
  });
});
