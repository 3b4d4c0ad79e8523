import { exactLog } from '#numerics';
import { COLD_START_EVERY, REFIT_ALWAYS_UNTIL, REFIT_DIVISOR } from './constants.ts';

/**
 * Whether the hyper-parameters are fitted anew at n observations when the last fit saw `fittedAt`. Always up to 200; then once
 * ceil(n / 50) came in, since one observation among hundreds hardly moves a length-scale and an ask with a fit takes up to twice as long.
 */
export function refitDue(n: number, fittedAt: number): boolean {
  if (n <= REFIT_ALWAYS_UNTIL || fittedAt > n) return true;
  return n - fittedAt >= Math.ceil(n / REFIT_DIVISOR);
}

/**
 * Whether a fit looks beyond the neighbourhood of the last optimum, which saw `fittedAt` observations. Every fifth does; past 200 that is
 * whenever n crosses a power of 1.1, since a fit is due at every fiftieth part.
 */
export function coldStartDue(n: number, fittedAt: number): boolean {
  if (n <= REFIT_ALWAYS_UNTIL) return n % COLD_START_EVERY === 0;
  const era = (count: number): number => Math.floor(exactLog(count) / exactLog(1 + COLD_START_EVERY / REFIT_DIVISOR));
  return era(n) !== era(Math.max(1, fittedAt));
}
