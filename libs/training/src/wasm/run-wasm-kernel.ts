import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * Runs another kernel of the WASM backend from inside a kernel; the caller owns (and frees) the result.
 * Going below the tensor API matters: wrapping an input in a Tensor would count one reference too few, and the engine
 * would free the caller's data together with the wrapper.
 */
export function runWasmKernel(
  name: string,
  inputs: NamedTensorInfoMap,
  backend: BackendWasm,
  attrs: NamedAttrMap,
): TensorInfo {
  const output = getKernel(name, 'wasm').kernelFunc({ inputs, backend, attrs });
  if (Array.isArray(output)) throw new TypeError(`Kernel ${name} has several outputs, one was expected.`);
  return output;
}
