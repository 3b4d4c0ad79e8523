import './node-util-shim.ts';
import { createRequire } from 'node:module';
import { getBackend, ready, setBackend, tensor1d } from '@tensorflow/tfjs-core';
import type { TrainingBackend } from './training-backend.ts';

export type NativeBackendResult =
  | { readonly loaded: true; readonly backend: TrainingBackend }
  | { readonly loaded: false; readonly reasons: readonly string[] };

const NATIVE_PACKAGES = [
  { name: '@tensorflow/tfjs-node-gpu', backend: 'native-gpu' },
  { name: '@tensorflow/tfjs-node', backend: 'native' },
] as const;

/**
 * Loads TensorFlow's C library through whichever native package is installed and works.
 * Never a hard dependency: the packages download a library at install time and break on new Node versions, so every
 * way of failing (absent, without its binding, a missing shared object) leads to the next choice with the reason kept.
 */
export async function loadNativeBackend(): Promise<NativeBackendResult> {
  const require = createRequire(import.meta.url);
  const reasons: string[] = [];
  for (const { name, backend } of NATIVE_PACKAGES) {
    try {
      require(name);
      await setBackend('tensorflow');
      await ready();
      const probe = tensor1d([1, 2]);
      const [, second] = probe.dataSync();
      probe.dispose();
      if (getBackend() !== 'tensorflow' || second !== 2) throw new Error('the backend does not compute');
      return { loaded: true, backend: { name: backend, provider: name, notes: reasons } };
    } catch (error) {
      reasons.push(`${name}: ${firstLine(error)}`);
    }
  }
  return { loaded: false, reasons };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}
