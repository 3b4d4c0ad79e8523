import type { Points } from '#numerics';

/** For each of the first `count` points a number that points have in common if and only if they agree in all columns. O(n log n) comparisons. */
export function configurationsOf({ data, stride }: Points, columns: number, count: number): Int32Array {
  const compare = (a: number, b: number): number => {
    for (let c = 0; c < columns; c++) {
      const difference = data[a * stride + c]! - data[b * stride + c]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const order = Array.from({ length: count }, (_, i) => i).sort(compare);
  const numbers = new Int32Array(count);
  order.forEach((i, k) => {
    const before = order[k - 1];
    numbers[i] = before === undefined ? 0 : numbers[before]! + (compare(before, i) === 0 ? 0 : 1);
  });
  return numbers;
}
