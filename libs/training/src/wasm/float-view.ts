import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** A view of a float32 tensor on the WASM heap. Valid until the next allocation, which may move the heap. */
export function floatView(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  const view = backend.typedArrayFromHeap(tensor);
  if (!(view instanceof Float32Array)) throw new TypeError(`Expected a float32 tensor, got ${tensor.dtype}.`);
  return view;
}
