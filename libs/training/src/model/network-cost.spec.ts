import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memory } from '@tensorflow/tfjs-core';
import { createRng } from '#numerics';
import { startBackend } from '../backend/start-backend.ts';
import { buildImageModel } from './build-image-model.ts';
import { designImageNetwork } from './design-image-network.ts';
import { estimateMemory } from './estimate-memory.ts';
import { networkCost } from './network-cost.ts';
import { readImageHyperparameters } from './read-image-hyperparameters.ts';

const SHAPE = { height: 9, width: 8, channels: 2 };
const design = (assignments: Record<string, string | number | boolean>) =>
  designImageNetwork(SHAPE, 10, readImageHyperparameters(assignments));

beforeAll(async () => {
  await startBackend('wasm');
});

afterAll(() => {
  expect(memory().numTensors).toBe(0);
});

describe('networkCost', () => {
  it.each([
    { family: 'dense', blocks: 3, units: 33, batchNorm: true },
    { family: 'dense', blocks: 1, units: 7, batchNorm: false, dropout: 0 },
    { family: 'conv', blocks: 3, filters1: 5, filters2: 6, filters3: 7, kernelSize: 5, headUnits: 11, batchNorm: true },
    { family: 'conv', blocks: 2, kernelSize: 2, headUnits: 0, batchNorm: false, pooling: 'average' },
  ])('counts the parameters of the model that is built: %j', (assignments) => {
    const network = design(assignments);
    const model = buildImageModel(network, { mean: 0, standardDeviation: 1 }, createRng(1));
    expect(networkCost(network).parameters).toBe(model.probabilities.countParams());
    model.probabilities.dispose();
  });

  it('counts multiply-adds and activations of a small network by hand', () => {
    const network = design({ family: 'conv', blocks: 1, filters1: 3, headUnits: 0, batchNorm: false, dropout: 0 });
    // 9x8x2 in; 3x3 convolution to 3; activation; pooled to 5x4x3; 10 logits.
    expect(networkCost(network)).toEqual({
      parameters: 3 * 3 * 2 * 3 + 3 + 60 * 10 + 10,
      activations: 144 + 216 + 216 + 60 + 10,
      multiplyAdds: 72 * 54 + 600,
    });
  });
});

describe('estimateMemory', () => {
  it('grows with the network and with the batch', () => {
    const small = design({ family: 'dense', units: 32 });
    const large = design({ family: 'dense', units: 4096 });
    expect(estimateMemory(large, 32)).toBeGreaterThan(estimateMemory(small, 32) + 4 * 4096 ** 2);
    expect(estimateMemory(small, 10_000)).toBeGreaterThan(estimateMemory(small, 32));
  });
});
