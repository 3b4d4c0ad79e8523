import { backend_util, Conv2D, Conv2DBackpropFilter, PadV2, Slice, Transpose } from '@tensorflow/tfjs-core';
import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { requiredInput } from './required-input.ts';
import { runWasmKernel } from './run-wasm-kernel.ts';
import { shape4d } from './shape-4d.ts';

/**
 * Gradient of a 2-d convolution for its filter, which the WASM backend 4.22 lacks (tfjs issue 8474).
 *
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | x | [N, H, W, C] | input of the convolution |
 * | dy | [N, H', W', O] | gradient of its output |
 * | dW | [K, L, C, O] | result: dW[k,l,c,o] = sum over n,i,j of x[n, i s + k - p, j s + l - p, c] dy[n,i,j,o] |
 *
 * The sum is itself a convolution: channels of x become the batch, the batch becomes the channels, dy becomes a filter
 * of H' x W' taps whose distance is the stride s. So it runs in the tuned convolution of the backend:
 *   dW = transpose(conv2d(pad(x)^T [C, H, W, N], dy^T [H', W', N, O], stride 1, dilation s, valid)).
 * Cost: K L C O N H' W' multiply-adds, as the forward pass. Plain loops were refused: they take about ten times as long.
 * Padding beyond the last used row is cut off (H may not be a multiple of s), hence the crop before the convolution.
 */
export const conv2dBackpropFilter = defineWasmKernel<Conv2DBackpropFilterAttrs>(
  Conv2DBackpropFilter,
  ({ inputs, attrs, backend }) => {
    const x = requiredInput(inputs, 'x');
    const dy = requiredInput(inputs, 'dy');
    if (attrs.dataFormat !== 'NHWC') throw new TypeError('Only the data format NHWC is supported.');
    const info = backend_util.computeConv2DInfo(
      shape4d(x.shape),
      attrs.filterShape,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    // Exactly the rows and columns that some tap of some window reads.
    const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
    const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
    const { top, left } = info.padInfo;

    const transposedX = runWasmKernel(Transpose, { x }, backend, { perm: [3, 1, 2, 0] });
    const padded = runWasmKernel(PadV2, { x: transposedX }, backend, {
      paddings: [
        [0, 0],
        [top, Math.max(0, height - top - info.inHeight)],
        [left, Math.max(0, width - left - info.inWidth)],
        [0, 0],
      ],
      constantValue: 0,
    });
    const cropped = runWasmKernel(Slice, { x: padded }, backend, {
      begin: [0, 0, 0, 0],
      size: [info.inChannels, height, width, info.batchSize],
    });
    const transposedDy = runWasmKernel(Transpose, { x: dy }, backend, { perm: [1, 2, 0, 3] });
    const gradient = runWasmKernel(Conv2D, { x: cropped, filter: transposedDy }, backend, {
      strides: [1, 1],
      dilations: [info.strideHeight, info.strideWidth],
      pad: 'valid',
      dataFormat: 'NHWC',
    });
    const out = runWasmKernel(Transpose, { x: gradient }, backend, { perm: [1, 2, 0, 3] });
    for (const intermediate of [transposedX, padded, cropped, transposedDy, gradient]) {
      backend.disposeData(intermediate.dataId);
    }
    return out;
  },
);
