/** Small vector idioms. All addresses are in bytes; a double is 8 of them. */

/* @inline */
export function at(base: usize, index: i32): usize {
  return base + ((<usize>index) << 3);
}

/* @inline */
export function pair(low: f64, high: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(low), 1, high);
}

/** The first lanes of two vectors. */
/* @inline */
export function evens(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 0, 2);
}

/** The second lanes of two vectors. */
/* @inline */
export function odds(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 1, 3);
}

/* @inline */
export function sumLanes(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** Loads column entries of two rows, `gap` bytes apart. */
/* @inline */
export function loadColumn(address: usize, gap: usize): v128 {
  return v128.load64_lane(address + gap, v128.load64_zero(address), 1);
}

/* @inline */
export function storeColumn(address: usize, gap: usize, value: v128): void {
  v128.store64_lane(address, value, 0);
  v128.store64_lane(address + gap, value, 1);
}

/** acc + a b, in two roundings: no fused multiply-add, so that plain TypeScript gives the same bits. */
/* @inline */
export function addProduct(acc: v128, a: v128, b: v128): v128 {
  return f64x2.add(acc, f64x2.mul(a, b));
}

/** Subtracts two vectors from four doubles in memory. */
/* @inline */
export function subtractFrom(target: usize, first: v128, second: v128): void {
  v128.store(target, f64x2.sub(v128.load(target), first));
  v128.store(target, f64x2.sub(v128.load(target, 16), second), 16);
}

/** Dot product of two contiguous runs: even and odd terms apart, added at the end. */
export function dot(a: usize, b: usize, length: i32): f64 {
  let acc = f64x2.splat(0);
  const pairs = length & ~1;
  const end = at(a, pairs);
  while (a < end) {
    acc = addProduct(acc, v128.load(a), v128.load(b));
    a += 16;
    b += 16;
  }
  let even = f64x2.extract_lane(acc, 0);
  if (length & 1) even += load<f64>(a) * load<f64>(b);
  return even + f64x2.extract_lane(acc, 1);
}

/** Both lanes, or only the first. */
/* @inline */
export function storePair(target: usize, value: v128, whole: bool): void {
  if (whole) v128.store(target, value);
  else v128.store64_lane(target, value, 0);
}
