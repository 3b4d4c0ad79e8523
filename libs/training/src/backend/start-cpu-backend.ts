import './register-gradients.ts';
import { version_cpu } from '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import type { TrainingBackend } from './training-backend.ts';

/** The plain JavaScript backend: complete and slow (50 times WASM), the reference that tests compare with. */
export async function startCpuBackend(): Promise<TrainingBackend> {
  await setBackend('cpu');
  return { name: 'cpu', provider: `@tensorflow/tfjs-backend-cpu ${version_cpu}`, notes: [] };
}
