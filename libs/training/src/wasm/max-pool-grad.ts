import { backend_util, MaxPoolGrad } from '@tensorflow/tfjs-core';
import type { MaxPoolGradAttrs } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { floatView } from './float-view.ts';
import { requiredInput } from './required-input.ts';
import { shape4d } from './shape-4d.ts';

/**
 * Gradient of max pooling. Replaces the kernel of the WASM backend 4.22, which is wrong: it starts the search for the
 * maximum at the smallest positive float (C++ numeric_limits<float>::min), so windows without a positive value lose
 * their gradient. Harmless behind a ReLU, silently wrong behind batch normalisation, tanh, ELU or a linear layer.
 *
 * | symbol | shape | meaning |
 * | --- | --- | --- |
 * | x | [N, H, W, C] | input |
 * | dy | [N, H', W', C] | gradient of the pooled output |
 * | dx | [N, H, W, C] | dy[n,i,j,c] goes to the first maximum of its window in row-major order, as on other backends |
 *
 * Cost: K L N H' W' C comparisons. The search runs anew instead of comparing with the stored output, because ties must
 * send the gradient to one place only.
 */
export const maxPoolGrad = defineWasmKernel<MaxPoolGradAttrs>(MaxPoolGrad, ({ inputs, attrs, backend }) => {
  const dy = requiredInput(inputs, 'dy');
  const x = requiredInput(inputs, 'input');
  const info = backend_util.computePool2DInfo(
    shape4d(x.shape),
    attrs.filterSize,
    attrs.strides,
    1,
    attrs.pad,
    attrs.dimRoundingMode,
  );
  const out = backend.makeOutput(x.shape, 'float32');
  const [xs, dys, dx] = [floatView(backend, x), floatView(backend, dy), floatView(backend, out)];
  dx.fill(0);
  const { inChannels: channels, inHeight, inWidth, outHeight, outWidth } = info;
  for (let n = 0; n < info.batchSize; n++) {
    for (let i = 0; i < outHeight; i++) {
      const top = i * info.strideHeight - info.padInfo.top;
      const firstRow = Math.max(0, top);
      const rowEnd = Math.min(inHeight, top + info.filterHeight);
      for (let j = 0; j < outWidth; j++) {
        const left = j * info.strideWidth - info.padInfo.left;
        const firstColumn = Math.max(0, left);
        const columnEnd = Math.min(inWidth, left + info.filterWidth);
        const window = ((n * outHeight + i) * outWidth + j) * channels;
        for (let c = 0; c < channels; c++) {
          let best = -1;
          let maximum = Number.NEGATIVE_INFINITY;
          for (let row = firstRow; row < rowEnd; row++) {
            for (let column = firstColumn; column < columnEnd; column++) {
              const at = ((n * inHeight + row) * inWidth + column) * channels + c;
              if (xs[at]! > maximum) {
                maximum = xs[at]!;
                best = at;
              }
            }
          }
          // No maximum in a window of NaNs: the gradient is lost there, and the loss is NaN already.
          if (best >= 0) dx[best] = dx[best]! + dys[window + c]!;
        }
      }
    }
  }
  return out;
});
