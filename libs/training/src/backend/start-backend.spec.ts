import { describe, expect, it } from '@jest/globals';
import { getBackend, tensor1d } from '@tensorflow/tfjs-core';
import { startBackend } from './start-backend.ts';

describe('startBackend', () => {
  it('auto starts a backend that computes, and tells why not a faster one', async () => {
    const backend = await startBackend('auto');
    if (backend.name === 'wasm') {
      expect(backend.notes.map((note) => note.split(':')[0])).toEqual([
        '@tensorflow/tfjs-node-gpu',
        '@tensorflow/tfjs-node',
      ]);
    } else {
      expect(getBackend()).toBe('tensorflow');
    }
    const two = tensor1d([2]);
    expect(two.dataSync()[0]).toBe(2);
    two.dispose();
  });

  it.each(['wasm', 'cpu'] as const)('%s starts on demand', async (choice) => {
    expect((await startBackend(choice)).name).toBe(choice);
    expect(getBackend()).toBe(choice);
  });
});
