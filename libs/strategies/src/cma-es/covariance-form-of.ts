import { FULL_DIMENSIONS } from './constants.ts';
import type { CovarianceForm } from './covariance-form.ts';
import { diagonalCovariance } from './diagonal-covariance.ts';
import { fullCovariance } from './full-covariance.ts';

/** The form for n numeric parameters. */
export function covarianceFormOf(n: number): CovarianceForm {
  return n > FULL_DIMENSIONS ? diagonalCovariance : fullCovariance;
}
