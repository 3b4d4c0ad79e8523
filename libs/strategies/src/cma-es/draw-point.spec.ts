import { createRng, type Rng } from '#numerics';
import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { BOX_DRAWS, FULL_DIMENSIONS } from './constants.ts';
import { startDistribution } from './distribution.ts';
import { drawPoint } from './draw-point.ts';

/** Floats whose mean is the middle, and a stream that counts its normal numbers. */
function drawIn(dimension: number) {
  const parameters = Array.from({ length: dimension }, (_, i) => ({
    name: `x${i}`,
    type: 'float' as const,
    min: 0,
    max: 1,
  }));
  const space = compileSpace({ parameters });
  const distribution = startDistribution(space, new Float64Array(dimension).fill(0.5), 10, 0);
  const rng = createRng(1);
  let normals = 0;
  const counting: Rng = {
    ...rng,
    normal: () => {
      normals++;
      return rng.normal();
    },
  };
  return { u: drawPoint(space, distribution, counting), normals, covariance: distribution.covariance };
}

describe('drawPoint', () => {
  it('looks ten times for a point inside the cube, and clips the last one', () => {
    const { u, normals, covariance } = drawIn(FULL_DIMENSIONS);
    expect(normals).toBe(BOX_DRAWS * FULL_DIMENSIONS);
    expect(covariance).toHaveLength(FULL_DIMENSIONS * FULL_DIMENSIONS);
    expect(u.every((coordinate) => coordinate >= 0 && coordinate <= 1)).toBe(true);
  });

  it('clips the first one in more dimensions than are learnt in full', () => {
    const dimension = FULL_DIMENSIONS + 1;
    const { u, normals, covariance } = drawIn(dimension);
    expect(normals).toBe(dimension);
    expect(covariance).toHaveLength(dimension);
    expect(u.some((coordinate) => coordinate === 0 || coordinate === 1)).toBe(true);
    expect(u.every((coordinate) => coordinate >= 0 && coordinate <= 1)).toBe(true);
  });
});
