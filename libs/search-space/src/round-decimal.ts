import { LARGEST_EXACT_POWER, SMALLEST_EXPONENT } from './constants.ts';

/** Every power of ten that a double holds, correctly rounded; `10 ** e` is not correctly rounded everywhere. */
const POWERS_OF_TEN = Float64Array.from({ length: 632 }, (_, index) => Number(`1e${index + SMALLEST_EXPONENT}`));

/** 10^exponent, the nearest double; 0 or Infinity beyond the range. */
export function powerOfTen(exponent: number): number {
  return POWERS_OF_TEN[exponent - SMALLEST_EXPONENT] ?? (exponent > 0 ? Infinity : 0);
}

/**
 * The double that the decimal with `decimals` digits after the point nearest to `value` is written as (negative: digits before it).
 * Expects at most 15 significant digits to remain; then n and 10^decimals are exact, so n / 10^decimals rounds once and equals what
 * parsing the printed decimal would give, at a hundredth of its cost. Never -0.
 */
export function roundToDecimals(value: number, decimals: number): number {
  if (decimals > LARGEST_EXACT_POWER || decimals < -LARGEST_EXACT_POWER) {
    const digits = decimals + decimalExponent(value) + 1;
    if (digits >= 1) return Number(value.toPrecision(Math.min(digits, 17))) + 0;
    // One digit less than one: up to a whole unit of the last decimal from half of it on.
    const isUp = digits === 0 && Math.abs(value) >= 5 * powerOfTen(-decimals - 1);
    return isUp ? Math.sign(value) * powerOfTen(-decimals) : 0;
  }
  if (decimals >= 0) {
    const power = powerOfTen(decimals);
    return Math.round(value * power) / power + 0;
  }
  const power = powerOfTen(-decimals);
  return Math.round(value / power) * power + 0;
}

/** `value` with `digits` significant decimal digits. */
export function roundToDigits(value: number, digits: number): number {
  return value === 0 ? 0 : roundToDecimals(value, digits - 1 - decimalExponent(value));
}

/** The e of 10^e <= |value| < 10^(e+1). The logarithm is only a guess, put right by comparison, so machines cannot differ. */
export function decimalExponent(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return SMALLEST_EXPONENT;
  // eslint-disable-next-line no-restricted-properties -- a guess that comparison puts right
  let exponent = Math.max(SMALLEST_EXPONENT, Math.floor(Math.log10(magnitude)));
  if (magnitude < powerOfTen(exponent)) exponent -= 1;
  else if (magnitude >= powerOfTen(exponent + 1)) exponent += 1;
  return exponent;
}

/** Digits after the point in the shortest decimal that reads back as `value`. */
export function decimalPlaces(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [, fraction = ''] = mantissa.split('.');
  return Math.max(0, fraction.length - Number(exponent));
}
