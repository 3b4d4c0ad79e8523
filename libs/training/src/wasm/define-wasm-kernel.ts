import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, KernelFunc, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

export interface WasmKernelCall<Attributes> {
  readonly inputs: NamedTensorInfoMap;
  readonly attrs: Attributes;
  readonly backend: BackendWasm;
}

/**
 * A kernel of the WASM backend written in TypeScript.
 * TensorFlow.js types attributes and backend of every kernel alike; the one cast from that common type to the types
 * of the kernel at hand is here.
 */
export function defineWasmKernel<Attributes>(
  kernelName: string,
  compute: (call: WasmKernelCall<Attributes>) => TensorInfo,
): KernelConfig {
  return { kernelName, backendName: 'wasm', kernelFunc: compute as unknown as KernelFunc };
}
