import { backend_util, Conv2D, Conv2DBackpropInput, PadV2, Reverse, Transpose } from '@tensorflow/tfjs-core';
import type { Conv2DBackpropInputAttrs, KernelConfig } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { requiredInput } from './required-input.ts';
import { runStockKernel } from './run-stock-kernel.ts';
import { runWasmKernel } from './run-wasm-kernel.ts';
import { shape4d } from './shape-4d.ts';

/**
 * Gradient of a 2-d convolution for its input: a replacement for speed, the stock kernel is right.
 * The stock kernel of the WASM backend 4.22 is a scalar loop nest, 12 times slower than the forward pass, and takes
 * most of a training step. For stride 1 the gradient is a plain convolution, which the backend does with SIMD:
 *   dx = conv2d(pad(dy), reverse(w, taps) with input and output channels exchanged, stride 1, valid)
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | dy | [N, H', W', O] | gradient of the output |
 * | w | [K, L, C, O] | filter |
 * | dx | [N, H, W, C] | result |
 * Other strides and paddings wider than the filter go to the stock kernel.
 */
export function conv2dBackpropInput(stock: KernelConfig): KernelConfig {
  return defineWasmKernel<Conv2DBackpropInputAttrs>(Conv2DBackpropInput, ({ inputs, attrs, backend }) => {
    const dy = requiredInput(inputs, 'dy');
    const filter = requiredInput(inputs, 'filter');
    const { inputShape, strides, pad, dataFormat, dimRoundingMode } = attrs;
    const layout = backend_util.convertConv2DDataFormat(dataFormat);
    const filterShape = shape4d(filter.shape);
    const info = backend_util.computeConv2DInfo(
      inputShape,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
      false,
      layout,
    );
    const top = info.filterHeight - 1 - info.padInfo.top;
    const left = info.filterWidth - 1 - info.padInfo.left;
    const bottom = info.inHeight - info.outHeight + info.filterHeight - 1 - top;
    const right = info.inWidth - info.outWidth + info.filterWidth - 1 - left;
    const unitStride = info.strideHeight === 1 && info.strideWidth === 1;
    if (!unitStride || layout !== 'channelsLast' || Math.min(top, left, bottom, right) < 0) {
      return runStockKernel(stock, { inputs, backend, attrs });
    }
    const padded = runWasmKernel(PadV2, { x: dy }, backend, {
      paddings: [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ],
      constantValue: 0,
    });
    const reversed = runWasmKernel(Reverse, { x: filter }, backend, { dims: [0, 1] });
    const exchanged = runWasmKernel(Transpose, { x: reversed }, backend, { perm: [0, 1, 3, 2] });
    const dx = runWasmKernel(Conv2D, { x: padded, filter: exchanged }, backend, {
      strides: [1, 1],
      dilations: [1, 1],
      pad: 'valid',
      dataFormat: 'NHWC',
    });
    for (const intermediate of [padded, reversed, exchanged]) backend.disposeData(intermediate.dataId);
    return dx;
  });
}
