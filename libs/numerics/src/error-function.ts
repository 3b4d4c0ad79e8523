import { ERF_CENTRE, ERFC_FAR, ERFC_MIDDLE, INVERSE_SQRT_PI } from './constants.ts';

/** erf(y) for |y| <= 0.46875 (ERF_CENTRE.limit). */
export function erfCentre(y: number): number {
  return y * quotient(ERF_CENTRE, y * y);
}

/**
 * The scaled complementary error function e^(y^2) erfc(y) for y >= 0: it decays like 1/y where erfc itself
 * underflows.
 */
export function scaledErfc(y: number): number {
  if (y <= ERFC_MIDDLE.limit) return quotient(ERFC_MIDDLE, y);
  const inverse = 1 / (y * y);
  return (INVERSE_SQRT_PI - inverse * quotient(ERFC_FAR, inverse)) / y;
}

/** Horner's scheme on both polynomials, highest power first. */
function quotient(fit: { readonly top: readonly number[]; readonly bottom: readonly number[] }, y: number): number {
  let top = 0;
  for (const coefficient of fit.top) top = top * y + coefficient;
  let bottom = 0;
  for (const coefficient of fit.bottom) bottom = bottom * y + coefficient;
  return top / bottom;
}
