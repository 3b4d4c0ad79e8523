import { BatchMatMul, Transpose } from '@tensorflow/tfjs-core';
import type { BatchMatMulAttrs, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { defineWasmKernel } from './define-wasm-kernel.ts';
import { requiredInput } from './required-input.ts';
import { runStockKernel } from './run-stock-kernel.ts';
import { runWasmKernel } from './run-wasm-kernel.ts';

/**
 * Matrix product: a replacement for speed, the stock kernel is right.
 * The stock kernel of the WASM backend 4.22 uses the tuned SIMD product only without transposition; both gradients of
 * a dense layer transpose one operand and take a loop 6 to 12 times as slow. Copying the operand into transposed order
 * costs less than a tenth of the product, so single matrices are transposed first. Batches go on unchanged: they take
 * the slow loop either way.
 */
export function batchMatMul(stock: KernelConfig): KernelConfig {
  return defineWasmKernel<BatchMatMulAttrs>(BatchMatMul, (call) => {
    const { inputs, attrs, backend } = call;
    const a = requiredInput(inputs, 'a');
    const b = requiredInput(inputs, 'b');
    const { transposeA, transposeB } = attrs;
    if ((!transposeA && !transposeB) || !isSingleMatrix(a) || !isSingleMatrix(b)) return runStockKernel(stock, call);
    const left = transposeA ? transposeLastTwo(a) : a;
    const right = transposeB ? transposeLastTwo(b) : b;
    const product = runStockKernel(stock, {
      inputs: { a: left, b: right },
      backend,
      attrs: { transposeA: false, transposeB: false },
    });
    if (left !== a) backend.disposeData(left.dataId);
    if (right !== b) backend.disposeData(right.dataId);
    return product;

    function transposeLastTwo(x: TensorInfo): TensorInfo {
      const perm = x.shape.map((_, axis) => axis);
      perm.push(...perm.splice(-2).reverse());
      return runWasmKernel(Transpose, { x }, backend, { perm });
    }
  });
}

function isSingleMatrix(x: TensorInfo): boolean {
  return x.shape.slice(0, -2).every((size) => size === 1);
}
