import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The part of onnxruntime-node that is used here; its own types are there only once it is installed. */
export interface SurrogateRuntime {
  readonly InferenceSession: {
    create(
      path: string,
      options: { intraOpNumThreads: number; interOpNumThreads: number; logSeverityLevel: 3 },
    ): Promise<SurrogateSession>;
  };
  readonly Tensor: new (type: 'int32' | 'float32', data: Int32Array | Float32Array, shape: readonly number[]) => object;
}

export interface SurrogateSession {
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, { readonly data: Float32Array }>>>;
}

const FOLDER = fileURLToPath(new URL('../../surrogate-runtime/', import.meta.url));

export class SurrogateRuntimeMissingError extends Error {
  override readonly name = 'SurrogateRuntimeMissingError';

  constructor() {
    super('Surrogate problems need onnxruntime-node; install it with: npm ci --prefix bench/surrogate-runtime');
  }
}

/** Required only when a surrogate is selected: at 288 MB it is no dependency of the project itself. */
export function loadSurrogateRuntime(): SurrogateRuntime {
  const require = createRequire(`${FOLDER}package.json`);
  try {
    return require('onnxruntime-node') as SurrogateRuntime;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
      throw new SurrogateRuntimeMissingError();
    throw error;
  }
}
