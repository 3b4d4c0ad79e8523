/**
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021; public
 * domain): four 32-bit words of state, period 2^128 - 1, passes BigCrush. 32-bit integer operations only, which
 * ECMAScript defines exactly. The four words must not all be zero. Returns the generator of unsigned 32-bit integers.
 */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
}
