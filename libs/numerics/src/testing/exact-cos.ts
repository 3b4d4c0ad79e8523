import { EXP_MAGIC } from '../constants.ts';
import { NumericsError } from '../numerics-error.ts';
import { COSINE, HALF_PI_PARTS, SINE, TRIGONOMETRY_LIMIT, TWO_OVER_PI } from './constants.ts';

/**
 * cos x from basic operations only, for test functions: the same bits on every machine. Error about 1 ulp.
 *
 * x = k pi/2 + y + tail with |y| <= pi/4; pi/2 is subtracted in three parts of which the first two have 33 bits, so
 * that k times them is exact for |k| <= 2^20 (Cody and Waite). On [-pi/4, pi/4] the minimax polynomials of fdlibm 5.3
 * (k_sin.c, k_cos.c; Sun Microsystems, 1993; freely granted). |x| <= 1.6e6; beyond, a NumericsError instead of digits
 * that mean nothing.
 */
export function exactCos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) > TRIGONOMETRY_LIMIT)
    throw new NumericsError('bad_argument', `a cosine is exact up to ${TRIGONOMETRY_LIMIT}, not at ${x}`);
  const k = x * TWO_OVER_PI + EXP_MAGIC - EXP_MAGIC;
  const [first, second, third] = HALF_PI_PARTS;
  const coarse = x - k * first;
  const remainder = coarse - k * second;
  const lost = k * third - (coarse - remainder - k * second);
  const y = remainder - lost;
  const tail = remainder - y - lost;
  switch (k & 3) {
    case 0:
      return cosine(y, tail);
    case 1:
      return -sine(y, tail);
    case 2:
      return -cosine(y, tail);
    default:
      return sine(y, tail);
  }
}

function sine(y: number, tail: number): number {
  const z = y * y;
  const rest = SINE[1] + z * (SINE[2] + z * (SINE[3] + z * (SINE[4] + z * SINE[5])));
  const cube = z * y;
  return y - (z * (0.5 * tail - cube * rest) - tail - cube * SINE[0]);
}

function cosine(y: number, tail: number): number {
  const z = y * y;
  const rest = z * (COSINE[0] + z * (COSINE[1] + z * (COSINE[2] + z * (COSINE[3] + z * (COSINE[4] + z * COSINE[5])))));
  const half = 0.5 * z;
  const whole = 1 - half;
  return whole + (1 - whole - half + (z * rest - y * tail));
}
