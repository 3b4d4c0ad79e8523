import fc from 'fast-check';

/** Random points of the closed unit cube, its corners and faces included. */
export function unitPointArbitrary(dimension: number): fc.Arbitrary<Float64Array> {
  const coordinate = fc.oneof(
    { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 6 },
    { arbitrary: fc.constantFrom(0, 0.5, 1), weight: 1 },
  );
  return fc
    .array(coordinate, { minLength: dimension, maxLength: dimension })
    .map((values) => Float64Array.from(values));
}
