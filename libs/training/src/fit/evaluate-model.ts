import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { EVALUATION_BATCH } from '../constants.ts';
import type { ImageSet } from '../datasets/image-set.ts';
import { pixelsPerImage } from '../datasets/pixels-per-image.ts';

export interface Evaluation {
  /** Share of images whose largest output is their label. */
  readonly accuracy: number;
  /** Mean cross-entropy in nats. */
  readonly loss: number;
}

/** Measures a model whose outputs are logits. */
export function evaluateModel(logits: LayersModel, set: ImageSet): Evaluation {
  const size = pixelsPerImage(set.shape);
  const { height, width, channels } = set.shape;
  let correct = 0;
  let loss = 0;
  for (let from = 0; from < set.count; from += EVALUATION_BATCH) {
    const count = Math.min(EVALUATION_BATCH, set.count - from);
    const outputs = tidy(() => {
      const pixels = Float32Array.from(set.pixels.subarray(from * size, (from + count) * size));
      const output = logits.apply(tensor4d(pixels, [count, height, width, channels]), { training: false });
      if (Array.isArray(output) || !('dataSync' in output)) throw new TypeError('A model must have one output.');
      return output.dataSync<'float32'>();
    });
    for (let image = 0; image < count; image++) {
      const scores = outputs.subarray(image * set.classes, (image + 1) * set.classes);
      const label = set.labels[from + image]!;
      const highest = Math.max(...scores);
      // log-sum-exp around the maximum: no overflow, and no log of 0 for a hopeless class.
      const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
      loss += highest + Math.log(sum) - scores[label]!;
      if (scores.indexOf(highest) === label) correct += 1;
    }
  }
  return { accuracy: correct / set.count, loss: loss / set.count };
}
