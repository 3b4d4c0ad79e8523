import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { distortImage } from './distort-image.ts';

const SHAPE = { height: 8, width: 8, channels: 1 };
const IMAGE = Uint8Array.from({ length: 64 }, (_, index) => (index * 7) % 17);

function distorted(strength: number, seed: number): Float32Array {
  const target = new Float32Array(64);
  distortImage(IMAGE, 0, target, 0, SHAPE, strength, createRng(seed));
  return target;
}

describe('distortImage', () => {
  it('at strength 0 copies', () => {
    expect([...distorted(0, 1)]).toEqual([...IMAGE]);
  });

  it('stays within the range of the pixels', () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const value of distorted(1, seed)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(16);
      }
    }
  });

  it('repeats itself for a seed and differs between seeds', () => {
    expect(distorted(1, 3)).toEqual(distorted(1, 3));
    expect(distorted(1, 3)).not.toEqual(distorted(1, 4));
  });

  it('moves the centre of a blob by at most the shift, on average by nothing', () => {
    const blob = new Uint8Array(64);
    for (const at of [27, 28, 35, 36]) blob[at] = 16;
    let sum = 0;
    const runs = 400;
    for (let seed = 0; seed < runs; seed++) {
      const target = new Float32Array(64);
      distortImage(blob, 0, target, 0, SHAPE, 1, createRng(seed));
      const mass = target.reduce((a, b) => a + b, 0);
      const centre = target.reduce((total, value, at) => total + value * ((at % 8) - 3.5), 0) / mass;
      expect(Math.abs(centre)).toBeLessThan(1.3);
      sum += centre;
    }
    expect(Math.abs(sum / runs)).toBeLessThan(0.1);
  });

  it('distorts every channel alike', () => {
    const target = new Float32Array(128);
    const twice = Uint8Array.from({ length: 128 }, (_, index) => IMAGE[index >> 1]!);
    distortImage(twice, 0, target, 0, { ...SHAPE, channels: 2 }, 1, createRng(9));
    const single = distorted(1, 9);
    expect([...target]).toEqual(Array.from({ length: 128 }, (_, index) => single[index >> 1]));
  });
});
