import { KERNELS_WASM } from '../generated/kernels-wasm.ts';
import { NumericsError } from '../numerics-error.ts';
import { decodeBase64 } from './decode-base64.ts';
import type { KernelExports } from './kernel-exports.ts';

/**
 * The part of the WebAssembly API that is used here; every engine has it as a global, the language library does not
 * declare it.
 */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}

/** WebAssembly's unit of memory. */
export const PAGE_BYTES = 65536;

let compiled: object | null = null;

/**
 * A fresh instance of the kernels on a memory of its own, which has `pages` pages for good: it never grows, so views
 * of it never detach. Compiling happens once per thread (about 12 KB, a few milliseconds); instantiating is cheap.
 */
export function instantiateKernels(pages: number): { readonly exports: KernelExports; readonly buffer: ArrayBuffer } {
  const api = (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
  if (!api)
    throw new NumericsError('wasm_unavailable', 'this engine has no WebAssembly; createPlainKernels() needs none');
  try {
    compiled ??= new api.Module(decodeBase64(KERNELS_WASM));
    const memory = new api.Memory({ initial: pages, maximum: pages });
    const instance = new api.Instance(compiled, { env: { memory } });
    return { exports: instance.exports as KernelExports, buffer: memory.buffer };
  } catch (cause) {
    throw new NumericsError(
      'wasm_unavailable',
      `cannot start the kernels with ${pages} pages of memory: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}
