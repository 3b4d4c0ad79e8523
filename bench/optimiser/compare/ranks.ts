/** 1 is the smallest value; equal values share the mean of their places. */
export function ranks(values: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...values.values()];
  return new Map(
    [...values].map(([name, value]) => {
      const smaller = all.filter((other) => other < value).length;
      const equal = all.filter((other) => other === value).length;
      return [name, 1 + smaller + (equal - 1) / 2];
    }),
  );
}
