import { LARGEST_MULTIPLIED_EXPONENT } from './constants.ts';
import { exactExp } from './exact-exp.ts';
import { exactLog } from './exact-log.ts';

/**
 * base^exponent with the same bits on every machine, which `**` does not promise. Whole exponents by repeated squaring (so exactPow(x, 2) is
 * x * x), others as e^(exponent ln base), which loses about |exponent ln base| ulps. NaN for a negative base with a broken exponent, and for an exponent that is none.
 */
export function exactPow(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_MULTIPLIED_EXPONENT) {
    return exponent < 0 ? 1 / multiplied(base, -exponent) : multiplied(base, exponent);
  }
  if (base < 0 && Number.isInteger(exponent))
    return exponent % 2 === 0 ? exactPow(-base, exponent) : -exactPow(-base, exponent);
  if (exponent === 0.5) return Math.sqrt(base); // IEEE 754 rounds square roots correctly everywhere
  if (base === 0 && exponent === exponent) return exponent > 0 ? 0 : Infinity;
  return exactExp(exponent * exactLog(base));
}

function multiplied(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
