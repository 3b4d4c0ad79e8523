import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

export function requiredInput(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (tensor === undefined) throw new TypeError(`Kernel input ${name} is missing.`);
  return tensor;
}
