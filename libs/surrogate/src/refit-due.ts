import { REFIT_ALWAYS_UNTIL, REFIT_DIVISOR } from './constants.ts';

/**
 * Whether the hyper-parameters are fitted anew at n observations when the last fit saw `fittedAt`. Always up to 200; then at every
 * ceil(n / 100)th, since one observation among hundreds hardly moves a length-scale and a fit costs thirty factorisations.
 */
export function refitDue(n: number, fittedAt: number): boolean {
  if (n <= REFIT_ALWAYS_UNTIL || fittedAt > n) return true;
  return n - fittedAt >= Math.ceil(n / REFIT_DIVISOR);
}
