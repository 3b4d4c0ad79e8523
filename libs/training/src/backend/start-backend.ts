import { TrainingError } from '../training-error.ts';
import { loadNativeBackend } from './load-native-backend.ts';
import { startCpuBackend } from './start-cpu-backend.ts';
import { startWasmBackend } from './start-wasm-backend.ts';
import type { BackendChoice, TrainingBackend } from './training-backend.ts';

/** Starts one TensorFlow.js backend for this process. `auto`: native with a GPU, else native, else WASM. */
export async function startBackend(choice: BackendChoice): Promise<TrainingBackend> {
  switch (choice) {
    case 'cpu':
      return startCpuBackend();
    case 'wasm':
      return startWasmBackend([]);
    case 'auto':
    case 'native': {
      const native = await loadNativeBackend();
      if (native.loaded) return native.backend;
      if (choice === 'auto') return startWasmBackend(native.reasons);
      throw new TrainingError(
        'backend_unavailable',
        `No native TensorFlow.js package works here: ${native.reasons.join('; ')}`,
        'Run scripts/install-native-tensorflow.sh, or use the backend "auto".',
      );
    }
  }
}
