import type { MaternKernel } from './kernels.ts';

/** Variance of the joint part, s2 (1 - share). */
export function jointVariance({ signalVariance, mainShare }: MaternKernel): number {
  return signalVariance - mainShare * signalVariance;
}

/** Variance of each column's main effect, s2 share / columns. */
export function mainVariance({ signalVariance, mainShare, columns }: MaternKernel): number {
  return (mainShare * signalVariance) / columns;
}
