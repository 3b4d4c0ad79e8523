import type { MaternKernel } from './kernels.ts';

/** Variance of the joint part, s2 (1 - share); without columns there are no main effects, and it is all of it. */
export function jointVariance({ signalVariance, mainShare, columns }: MaternKernel): number {
  return columns === 0 ? signalVariance : signalVariance - mainShare * signalVariance;
}

/** Variance of each column's main effect, s2 share / columns. */
export function mainVariance({ signalVariance, mainShare, columns }: MaternKernel): number {
  return columns === 0 ? 0 : (mainShare * signalVariance) / columns;
}
