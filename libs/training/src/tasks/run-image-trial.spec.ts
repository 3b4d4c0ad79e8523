import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { memory } from '@tensorflow/tfjs-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../artifacts/load-model.ts';
import { startBackend } from '../backend/start-backend.ts';
import { loadImageData } from '../datasets/load-image-data.ts';
import { evaluateModel } from '../fit/evaluate-model.ts';
import { retrainAndTest } from './retrain-and-test.ts';
import { type ImageTrial, type ImageTrialResult, runImageTrial, type TrialReport } from './run-image-trial.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const NEVER = new AbortController().signal;
const MEMORY = 2 ** 30;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'surmise-training-'));
  await startBackend('wasm');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

afterEach(() => {
  expect(memory().numTensors).toBe(0);
});

function options(epochs: number, seed = 1): ImageTrial['options'] {
  return { task: 'image-classification', dataset: 'digits', epochs, seed };
}

async function train(
  assignments: ImageTrial['assignments'],
  changes: Partial<ImageTrial> = {},
): Promise<ImageTrialResult & { curve: Omit<TrialReport['metrics'], 'epochSeconds'>[] }> {
  const curve: Omit<TrialReport['metrics'], 'epochSeconds'>[] = [];
  const result = await runImageTrial({
    assignments,
    options: options(1),
    root: ROOT,
    memoryLimitBytes: MEMORY,
    artifactFolder: null,
    cancellation: NEVER,
    onReport: ({ step, metrics: { accuracy, loss, trainLoss } }) => {
      curve.push({ accuracy, loss, trainLoss });
      expect(step).toBe(curve.length);
    },
    ...changes,
  });
  return { ...result, curve };
}

describe('runImageTrial', () => {
  it.each([
    { family: 'conv', filters1: 8, dropout: 0.3, optimizer: 'adam', batchSize: 128 },
    { family: 'conv', filters1: 8, pooling: 'average', activation: 'tanh', optimizer: 'rmsprop', batchSize: 128 },
    { family: 'dense', units: 32, activation: 'elu', batchNorm: false, optimizer: 'sgd', learningRate: 0.05 },
  ])('gives the same curve for the same seed, and leaves no tensor: %j', async (assignments) => {
    const first = await train(assignments);
    expect((await train(assignments)).curve).toEqual(first.curve);
    expect((await train(assignments, { options: options(1, 2) })).curve).not.toEqual(first.curve);
  });

  it('learns', async () => {
    const { metrics, curve } = await train({ family: 'dense', units: 64 }, { options: options(6) });
    expect(metrics?.accuracy).toBeGreaterThan(0.9);
    expect(metrics?.accuracy).toBe(Math.max(...curve.map(({ accuracy }) => accuracy)));
    expect(curve.at(-1)?.trainLoss).toBeLessThan(curve[0]?.trainLoss ?? 0);
  });

  it('saves the model of its best epoch, which loads and measures the same', async () => {
    const artifactFolder = join(folder, 'trial');
    const { metrics } = await train({ family: 'conv', filters1: 8, dropout: 0.2 }, { artifactFolder });
    const model = await loadModel(artifactFolder);
    const { validation } = await loadImageData('digits', ROOT);
    expect(evaluateModel(model, validation).accuracy).toBe(metrics?.accuracy);
    model.dispose();
  });

  it('calls a diverging loss by its name', async () => {
    const assignments = { family: 'dense', batchNorm: false, optimizer: 'sgd', learningRate: 1e30 };
    await expect(train(assignments)).rejects.toMatchObject({ code: 'nan_loss' });
  });

  it('refuses a network that needs more memory than there is', async () => {
    const assignments = { family: 'dense', blocks: 3, units: 100_000 };
    await expect(train(assignments)).rejects.toMatchObject({ code: 'too_large' });
  });

  it('stops within a batch when asked', async () => {
    const stop = new AbortController();
    const { stopped, curve, metrics } = await train(
      { family: 'dense', units: 32 },
      {
        options: options(50),
        cancellation: stop.signal,
        onReport: () => {
          stop.abort();
        },
      },
    );
    expect(stopped).toBe(true);
    expect(curve).toHaveLength(0);
    expect(metrics?.accuracy).toBeGreaterThan(0.1);
  });
});

describe('retrainAndTest', () => {
  it('trains on all but the test images and saves what it measured', async () => {
    const artifactFolder = join(folder, 'best');
    const result = await retrainAndTest({
      assignments: { family: 'dense', units: 64 },
      options: options(6),
      root: ROOT,
      memoryLimitBytes: MEMORY,
      artifactFolder,
      onEpoch: ({ validation }) => {
        expect(validation).toBeNull();
      },
      cancellation: NEVER,
    });
    if (result.stopped) throw new Error('nobody asked it to stop');
    expect(result).toMatchObject({
      trainingImages: 1438,
      testImages: 359,
      modelPath: join(artifactFolder, 'model.json'),
    });
    expect(result.testAccuracy).toBeGreaterThan(0.9);
    const model = await loadModel(artifactFolder);
    const { test } = await loadImageData('digits', ROOT);
    expect(evaluateModel(model, test).accuracy).toBe(result.testAccuracy);
    model.dispose();
  });
});
