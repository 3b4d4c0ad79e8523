import type { KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmKernelCall } from './define-wasm-kernel.ts';

/** Hands a call on to the kernel that was registered before ours. */
export function runStockKernel<Attributes>(
  stock: KernelConfig,
  { inputs, backend, attrs }: WasmKernelCall<Attributes>,
): TensorInfo {
  const output = stock.kernelFunc({ inputs, backend, attrs: attrs as unknown as NamedAttrMap });
  if (Array.isArray(output)) throw new TypeError(`Kernel ${stock.kernelName} has several outputs, one was expected.`);
  return output;
}
