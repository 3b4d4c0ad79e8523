import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findBackend, memory, setBackend } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { loadNativeBackend } from './backend/load-native-backend.ts';
import { startWasmBackend } from './backend/start-wasm-backend.ts';
import { runImageTrial, type TrialReport } from './tasks/run-image-trial.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NEVER = new AbortController().signal;

/** Two runs drift apart by rounding: float32 sums are added in another order. */
const EPOCH_1_TOLERANCE = 2e-3;

const native = await loadNativeBackend();
const reason = native.loaded ? null : native.reasons.join('; ');

const CONFIGURATIONS = [
  { family: 'conv', filters1: 16, filters2: 32, batchSize: 64, dropout: 0.2 },
  { family: 'conv', kernelSize: 5, pooling: 'average', activation: 'elu', optimizer: 'rmsprop', learningRate: 0.001 },
  { family: 'dense', blocks: 2, units: 64, activation: 'tanh', batchNorm: false, optimizer: 'sgd', learningRate: 0.05 },
];

async function train(backend: string, assignments: Record<string, string | number | boolean>, epochs: number) {
  await setBackend(backend);
  const curve: TrialReport['metrics'][] = [];
  await runImageTrial({
    assignments,
    options: { task: 'image-classification', dataset: 'digits', epochs, seed: 1 },
    root: ROOT,
    memoryLimitBytes: 2 ** 32,
    artifactFolder: null,
    cancellation: NEVER,
    onReport: ({ metrics }) => curve.push(metrics),
  });
  return curve;
}

(reason === null ? describe : describe.skip)(
  `native TensorFlow${reason === null ? '' : ` (not here: ${reason})`}`,
  () => {
    beforeAll(async () => {
      await startWasmBackend([]);
      expect(findBackend('tensorflow')).toBeDefined();
    });

    afterAll(() => {
      expect(memory().numTensors).toBe(0);
    });

    it.each(CONFIGURATIONS)('trains to the same losses as WASM: %j', async (assignments) => {
      const [wasm] = await train('wasm', assignments, 1);
      const [tensorflow] = await train('tensorflow', assignments, 1);
      expect(Math.abs((wasm?.trainLoss ?? NaN) - (tensorflow?.trainLoss ?? NaN))).toBeLessThan(EPOCH_1_TOLERANCE);
      expect(Math.abs((wasm?.loss ?? NaN) - (tensorflow?.loss ?? NaN))).toBeLessThan(10 * EPOCH_1_TOLERANCE);
    });

    it('repeats itself for the same seed, to rounding', async () => {
      const assignments = { family: 'conv', batchSize: 64 };
      const [first] = await train('tensorflow', assignments, 1);
      const [second] = await train('tensorflow', assignments, 1);
      expect(Math.abs((first?.trainLoss ?? NaN) - (second?.trainLoss ?? NaN))).toBeLessThan(EPOCH_1_TOLERANCE);
    });

    it('tells how much faster it is', async () => {
      const assignments = { family: 'conv', filters1: 24, filters2: 48, batchSize: 64 };
      const seconds = { wasm: Infinity, tensorflow: Infinity };
      for (const backend of ['wasm', 'tensorflow'] as const) {
        // The first epoch compiles and warms up.
        const [, second, third] = await train(backend, assignments, 3);
        seconds[backend] = Math.min(second?.epochSeconds ?? Infinity, third?.epochSeconds ?? Infinity);
      }
      const ratio = seconds.wasm / seconds.tensorflow;
      process.stdout.write(
        `seconds an epoch: WASM ${seconds.wasm.toFixed(2)}, native ${seconds.tensorflow.toFixed(2)}, ratio ${ratio.toFixed(1)}\n`,
      );
      expect(ratio).toBeGreaterThan(0);
    });
  },
);
