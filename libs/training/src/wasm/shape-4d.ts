export type Shape4D = [number, number, number, number];

/** Narrows a shape to rank 4, which every image kernel works on. */
export function shape4d(shape: readonly number[]): Shape4D {
  const [a, b, c, d] = shape;
  if (shape.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new TypeError(`Expected a tensor of rank 4, got shape [${shape.join(', ')}].`);
  }
  return [a, b, c, d];
}
