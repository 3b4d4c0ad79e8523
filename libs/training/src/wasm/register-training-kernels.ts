import {
  BatchMatMul,
  Conv2DBackpropInput,
  getKernel,
  registerKernel,
  Tile,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { batchMatMul } from './batch-mat-mul.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { depthwiseConv2dBackpropFilter } from './depthwise-conv2d-backprop-filter.ts';
import { depthwiseConv2dBackpropInput } from './depthwise-conv2d-backprop-input.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { tile } from './tile.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

const MISSING_KERNELS: readonly KernelConfig[] = [
  conv2dBackpropFilter,
  depthwiseConv2dBackpropFilter,
  depthwiseConv2dBackpropInput,
  unsortedSegmentSum,
];

let registered = false;

/**
 * Gives the started WASM backend what it lacks for training: four missing kernels, one wrong one replaced, three slow
 * ones replaced. Idempotent.
 */
export function registerTrainingKernels(): void {
  if (registered) return;
  const stockBackpropInput = getKernel(Conv2DBackpropInput, 'wasm');
  const stockMatMul = getKernel(BatchMatMul, 'wasm');
  const stockTile = getKernel(Tile, 'wasm');
  for (const kernel of MISSING_KERNELS) registerKernel(kernel);
  const replacements = [
    maxPoolGrad,
    conv2dBackpropInput(stockBackpropInput),
    batchMatMul(stockMatMul),
    tile(stockTile),
  ];
  for (const kernel of replacements) {
    unregisterKernel(kernel.kernelName, kernel.backendName);
    registerKernel(kernel);
  }
  registered = true;
}
