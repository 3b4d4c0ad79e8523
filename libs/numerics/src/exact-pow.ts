import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';

/**
 * base^exponent for base >= 0, as e^(exponent log base): the same bits on every machine. The rounding of the
 * logarithm is multiplied by the exponent, so the relative error is about 1e-16 |exponent log base|: 1e-15 for
 * everyday values, 1e-13 near 1e300.
 */
export function exactPow(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (exponent === 1) return base;
  if (exponent === 0.5) return Math.sqrt(base); // IEEE 754 rounds square roots correctly everywhere
  if (base === 0) return exponent > 0 ? 0 : Infinity;
  return exactExp(exponent * exactLog(base));
}
