import { UnsortedSegmentSum } from '@tensorflow/tfjs-core';
import type { UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { floatView } from './float-view.ts';
import { requiredInput } from './required-input.ts';

/**
 * Sums rows by segment, the gradient of gather (embedding layers); the WASM backend 4.22 lacks it (tfjs issue 8082).
 *
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | x | [n, ...] | rows |
 * | ids | [n] int32 | segment of each row; negative or too large ids are left out, as on the plain backend |
 * | y | [segments, ...] | y[s] = sum of the rows with ids = s |
 *
 * Cost: one addition per element of x. The product with a one-hot matrix needs `segments` times as many, and memory
 * for that matrix.
 */
export const unsortedSegmentSum = defineWasmKernel<UnsortedSegmentSumAttrs>(
  UnsortedSegmentSum,
  ({ inputs, attrs, backend }) => {
    const x = requiredInput(inputs, 'x');
    const segmentIds = requiredInput(inputs, 'segmentIds');
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const rowLength = rowShape.reduce((product, size) => product * size, 1);
    const out = backend.makeOutput([attrs.numSegments, ...rowShape], 'float32');
    const [xs, y] = [floatView(backend, x), floatView(backend, out)];
    const ids = backend.typedArrayFromHeap(segmentIds);
    y.fill(0);
    for (let row = 0; row < ids.length; row++) {
      const segment = ids[row]!;
      if (segment < 0 || segment >= attrs.numSegments) continue;
      for (let e = 0; e < rowLength; e++) {
        const at = segment * rowLength + e;
        y[at] = y[at]! + xs[row * rowLength + e]!;
      }
    }
    return out;
  },
);
