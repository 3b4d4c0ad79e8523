import { backend_util, DepthwiseConv2dNativeBackpropInput } from '@tensorflow/tfjs-core';
import type { DepthwiseConv2dNativeBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { floatView } from './float-view.ts';
import { requiredInput } from './required-input.ts';
import { shape4d } from './shape-4d.ts';

/**
 * Gradient of a depthwise convolution for its input, which the WASM backend 4.22 lacks.
 *
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | dy | [N, H', W', C M] | gradient of the output |
 * | w | [K, L, C, M] | filter |
 * | dx | [N, H, W, C] | every output adds w[k,l,c,m] dy[n,i,j,c M + m] to dx[n, i s + k - p, j s + l - p, c] |
 *
 * Scattering visits only pairs that exist, for every stride, dilation and multiplier; the usual zero-inserted
 * convolution with the reversed filter works for M = 1 only. Cost: K L C M N H' W' multiply-adds.
 */
export const depthwiseConv2dBackpropInput = defineWasmKernel<DepthwiseConv2dNativeBackpropInputAttrs>(
  DepthwiseConv2dNativeBackpropInput,
  ({ inputs, attrs, backend }) => {
    const dy = requiredInput(inputs, 'dy');
    const filter = requiredInput(inputs, 'filter');
    const info = backend_util.computeConv2DInfo(
      attrs.inputShape,
      shape4d(filter.shape),
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
      true,
    );
    const out = backend.makeOutput(attrs.inputShape, 'float32');
    const [dys, w, dx] = [floatView(backend, dy), floatView(backend, filter), floatView(backend, out)];
    dx.fill(0);
    const { inChannels: channels, outChannels, inHeight, inWidth, outHeight, outWidth, padInfo } = info;
    const multiplier = outChannels / channels;
    for (let n = 0; n < info.batchSize; n++) {
      for (let i = 0; i < outHeight; i++) {
        for (let k = 0; k < info.filterHeight; k++) {
          const row = i * info.strideHeight + k * info.dilationHeight - padInfo.top;
          if (row < 0 || row >= inHeight) continue;
          for (let j = 0; j < outWidth; j++) {
            const from = ((n * outHeight + i) * outWidth + j) * outChannels;
            for (let l = 0; l < info.filterWidth; l++) {
              const column = j * info.strideWidth + l * info.dilationWidth - padInfo.left;
              if (column < 0 || column >= inWidth) continue;
              const to = ((n * inHeight + row) * inWidth + column) * channels;
              const tap = (k * info.filterWidth + l) * outChannels;
              for (let o = 0, c = 0; c < channels; c++) {
                let sum = dx[to + c]!;
                for (let m = 0; m < multiplier; m++, o++) sum += w[tap + o]! * dys[from + o]!;
                dx[to + c] = sum;
              }
            }
          }
        }
      }
    }
    return out;
  },
);
