import { resolve } from 'node:path';
import { argMax, tensor4d } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { loadImageData, loadModel, startBackend } from '#training';
import { drawImage } from './draw-image.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..', '..');
const SHOWN = 3;

/** Loads a saved model, measures it on the test images and shows a few of them with what the model reads. */
export async function evaluateModel(folder: string): Promise<void> {
  await startBackend('auto');
  const model = await loadModel(resolve(folder));
  const dataset = datasetOf(model.getUserDefinedMetadata());
  const { test } = await loadImageData(dataset, ROOT);
  const images = tensor4d(Float32Array.from(test.pixels), [
    test.count,
    test.shape.height,
    test.shape.width,
    test.shape.channels,
  ]);
  const read = await argMax(model.predict(images) as Tensor, -1).data();
  for (let image = 0; image < SHOWN; image += 1) {
    console.log(drawImage(test, image).join('\n'));
    console.log(`read as ${read[image] ?? '?'}, labelled ${test.labels[image] ?? '?'}\n`);
  }
  const right = test.labels.filter((label, image) => read[image] === label).length;
  console.log(`test accuracy: ${((100 * right) / test.count).toFixed(1)} %  (${right} of ${test.count} images)`);
}

function datasetOf(metadata: object | undefined): string {
  const dataset: unknown = metadata !== undefined && 'dataset' in metadata ? metadata.dataset : undefined;
  if (typeof dataset !== 'string') throw new Error('The model does not say which data set it was trained on.');
  return dataset;
}
