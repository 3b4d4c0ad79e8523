import { BOUND_TOLERANCE, CURVED_DIGITS, LINEAR_DIGITS } from './constants.ts';
import type { ContinuousCodec } from './parameter-codec.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { FloatParameter } from './parameter.ts';
import { decimalExponent, powerOfTen, roundToDecimals, roundToDigits } from './round-decimal.ts';
import { SCALES } from './scale.ts';

/**
 * u = (f(x) - f(min)) / (f(max) - f(min)), f = identity, ln or log-odds.
 * Decoded values are rounded to a fixed number of decimal digits, so that decode(encode(x)) = x for every decoded x, on any machine, and
 * they are clamped, so that none lies outside [min, max] by an ulp.
 */
export function continuousCodec(parameter: FloatParameter): ContinuousCodec {
  // -0 has no JSON form.
  const [min, max] = [parameter.min + 0, parameter.max + 0];
  const kind = parameter.scale ?? 'linear';
  const { forward, inverse } = SCALES[kind];
  const low = forward(min);
  const span = forward(max) - low;
  const decimals = LINEAR_DIGITS - 1 - decimalExponent(Math.max(Math.abs(min), Math.abs(max)));
  const round =
    kind === 'linear' ? (x: number) => roundToDecimals(x, decimals) : (x: number) => roundToDigits(x, CURVED_DIGITS);
  const lastDigit = (bound: number): number =>
    kind === 'linear' ? powerOfTen(-decimals) : Math.abs(bound) * powerOfTen(-CURVED_DIGITS);
  const belowMax = max - BOUND_TOLERANCE * lastDigit(max);
  const aboveMin = min + BOUND_TOLERANCE * lastDigit(min);

  const decode = (u: number): number => {
    if (!(u > 0)) return min;
    if (u >= 1) return max;
    const value = round(inverse(low + u * span)) + 0;
    if (value >= belowMax) return max;
    return value <= aboveMin ? min : value;
  };
  const encode = (value: ParameterValue): number => {
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new RangeError(`${JSON.stringify(value)} is not a number`);
    if (value <= min) return 0;
    if (value >= max) return 1;
    const u = (forward(value) - low) / span;
    if (!(u > 0)) return 0;
    return u < 1 ? u : 1;
  };
  return { kind: 'continuous', categorical: false, levels: Infinity, decode, encode, snap: (u) => encode(decode(u)) };
}
