import './register-gradients.ts';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { TrainingError } from '../training-error.ts';
import { registerTrainingKernels } from '../wasm/register-training-kernels.ts';
import type { TrainingBackend } from './training-backend.ts';

/** Starts the WASM backend from the files of its own package (nothing is fetched) and completes its kernels. */
export async function startWasmBackend(notes: readonly string[]): Promise<TrainingBackend> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'));
  setWasmPaths(folder + sep);
  const started = await setBackend('wasm');
  if (!started || getBackend() !== 'wasm') {
    throw new TrainingError('backend_unavailable', 'The WASM backend of TensorFlow.js did not start.');
  }
  registerTrainingKernels();
  return { name: 'wasm', provider: `@tensorflow/tfjs-backend-wasm ${version_wasm}`, notes };
}
