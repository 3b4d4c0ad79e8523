import { FINEST_DEVIATION, FLAT_SHARE, LARGEST_CONDITION } from './constants.ts';
import { covarianceFormOf } from './covariance-form-of.ts';
import { deviation, type Distribution } from './distribution.ts';
import { flatSpan } from './flat-span.ts';

/** Whether the distribution can find nothing more: too narrow, too lopsided, or the scores of many generations are equal. */
export function restartDue(distribution: Distribution): boolean {
  return isNarrow(distribution) || isLopsided(distribution) || isFlat(distribution);
}

function isNarrow(distribution: Distribution): boolean {
  return (
    distribution.mean.length > 0 && distribution.mean.every((_, i) => deviation(distribution, i) < FINEST_DEVIATION)
  );
}

/** By the diagonal of the factor, whose squares bound the condition number from below at no cost. */
function isLopsided({ factor, mean }: Distribution): boolean {
  const n = mean.length;
  const form = covarianceFormOf(n);
  const diagonal = Array.from(mean, (_, i) => form.diagonalEntry(factor, n, i));
  const ratio = Math.max(...diagonal) / Math.min(...diagonal);
  return n > 0 && ratio * ratio > LARGEST_CONDITION;
}

function isFlat(distribution: Distribution): boolean {
  const { bestScores } = distribution;
  if (bestScores.length < flatSpan(distribution)) return false;
  const most = Math.max(...bestScores);
  const least = Math.min(...bestScores);
  return most === least || most - least <= FLAT_SHARE * Math.max(Math.abs(most), Math.abs(least));
}
