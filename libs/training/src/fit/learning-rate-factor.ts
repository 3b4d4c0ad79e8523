import { WARMUP_SHARE } from '../constants.ts';

/**
 * Factor on the learning rate at step `step` of `steps`: a linear rise, then half a cosine down to 0
 * (Loshchilov and Hutter, ICLR 2017). Ending at 0 makes the last epochs agree with each other, so that the figure a
 * search compares is not the luck of the last batch.
 */
export function learningRateFactor(step: number, steps: number): number {
  const warmup = Math.max(1, Math.round(steps * WARMUP_SHARE));
  if (step < warmup) return (step + 1) / warmup;
  const progress = (step - warmup) / Math.max(1, steps - warmup);
  return 0.5 * (1 + Math.cos(Math.PI * progress));
}
