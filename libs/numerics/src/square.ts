/** x * x, for terms that would have to be written twice; `x ** 2` may be computed by way of a power, to other bits elsewhere. */
export function square(x: number): number {
  return x * x;
}
