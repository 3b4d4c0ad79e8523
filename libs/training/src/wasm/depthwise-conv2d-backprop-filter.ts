import { backend_util, DepthwiseConv2dNativeBackpropFilter } from '@tensorflow/tfjs-core';
import type { DepthwiseConv2dNativeBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { floatView } from './float-view.ts';
import { requiredInput } from './required-input.ts';
import { shape4d } from './shape-4d.ts';

/**
 * Gradient of a depthwise convolution for its filter, which the WASM backend 4.22 lacks.
 *
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | x | [N, H, W, C] | input |
 * | dy | [N, H', W', C M] | gradient of the output; output channel c M + m belongs to input channel c |
 * | dW | [K, L, C, M] | dW[k,l,c,m] = sum over n,i,j of x[n, i s + k - p, j s + l - p, c] dy[n,i,j,c M + m] |
 *
 * Cost: K L C M N H' W' multiply-adds. Loops rather than a composition of other kernels: every channel stands alone,
 * so there is no matrix product to gain from, and a composition would copy x once per tap.
 * Sums run in float64 (JavaScript numbers) per tap and image row and are rounded to float32 on store.
 */
export const depthwiseConv2dBackpropFilter = defineWasmKernel<DepthwiseConv2dNativeBackpropFilterAttrs>(
  DepthwiseConv2dNativeBackpropFilter,
  ({ inputs, attrs, backend }) => {
    const x = requiredInput(inputs, 'x');
    const dy = requiredInput(inputs, 'dy');
    const info = backend_util.computeConv2DInfo(
      shape4d(x.shape),
      attrs.filterShape,
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
      true,
    );
    const out = backend.makeOutput(attrs.filterShape, 'float32');
    const [xs, dys, dw] = [floatView(backend, x), floatView(backend, dy), floatView(backend, out)];
    const { inChannels: channels, outChannels, inHeight, inWidth, outHeight, outWidth, padInfo } = info;
    const multiplier = outChannels / channels;
    const sums = new Float64Array(outChannels);
    for (let k = 0; k < info.filterHeight; k++) {
      for (let l = 0; l < info.filterWidth; l++) {
        sums.fill(0);
        for (let n = 0; n < info.batchSize; n++) {
          for (let i = 0; i < outHeight; i++) {
            const row = i * info.strideHeight + k * info.dilationHeight - padInfo.top;
            if (row < 0 || row >= inHeight) continue;
            for (let j = 0; j < outWidth; j++) {
              const column = j * info.strideWidth + l * info.dilationWidth - padInfo.left;
              if (column < 0 || column >= inWidth) continue;
              const from = ((n * inHeight + row) * inWidth + column) * channels;
              const to = ((n * outHeight + i) * outWidth + j) * outChannels;
              for (let o = 0, c = 0; c < channels; c++) {
                const value = xs[from + c]!;
                for (let m = 0; m < multiplier; m++, o++) sums[o] = sums[o]! + value * dys[to + o]!;
              }
            }
          }
        }
        dw.set(sums, (k * info.filterWidth + l) * outChannels);
      }
    }
    return out;
  },
);
