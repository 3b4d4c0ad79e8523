import type { Kernels } from './kernels.ts';

/** What `body` allocates of the arena is given back when it ends, also by an error: it returns copies of what is to be kept. */
export function inArenaScope<T>(kernels: Pick<Kernels, 'mark' | 'release'>, body: () => T): T {
  const mark = kernels.mark();
  try {
    return body();
  } finally {
    kernels.release(mark);
  }
}
