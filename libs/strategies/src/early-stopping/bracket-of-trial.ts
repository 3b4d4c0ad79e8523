import { exactPow, GOLDEN_FRACTION } from '#numerics';

/** Largest k with minResource * eta^k <= maxResource, and 1: the brackets of Hyperband. Whole multiplications, since log(243) / log(3) < 5. */
export function countBrackets(minResource: number, maxResource: number, eta: number): number {
  let brackets = 1;
  for (let resource = minResource * eta; resource <= maxResource; resource *= eta) brackets++;
  return brackets;
}

/**
 * The bracket of a trial, 0 .. brackets - 1; trials of bracket s run minResource * eta^s steps before they are first judged.
 *
 * Shares as in Hyperband (Li et al. 2018), where bracket s with S = brackets - 1 - s more rungs starts ceil(brackets eta^S / (S + 1))
 * trials. Which trial goes where depends on its number only, along a golden-ratio sequence: at any time the brackets hold their shares to
 * within three trials, where Optuna's hash of the number is only right on average, and Ray's draw cannot be repeated.
 */
export function bracketOfTrial(number: number, brackets: number, eta: number): number {
  const shares = Array.from({ length: brackets }, (_, s) => {
    const more = brackets - 1 - s;
    return Math.ceil((brackets * exactPow(eta, more)) / (more + 1));
  });
  const total = shares.reduce((a, b) => a + b, 0);
  let left = ((number * GOLDEN_FRACTION) % 1) * total;
  for (let s = 0; s < brackets; s++) {
    left -= shares[s]!;
    if (left < 0) return s;
  }
  return brackets - 1;
}
