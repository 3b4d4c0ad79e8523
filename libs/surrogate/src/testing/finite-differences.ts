/** Central differences of f at x, one entry per coordinate; error about step^2 |f'''| / 6. */
export function finiteDifferences(f: (x: Float64Array) => number, x: Float64Array, step = 1e-5): Float64Array {
  return x.map((value, i) => {
    const forward = x.slice();
    const backward = x.slice();
    forward[i] = value + step;
    backward[i] = value - step;
    return (f(forward) - f(backward)) / (2 * step);
  });
}
