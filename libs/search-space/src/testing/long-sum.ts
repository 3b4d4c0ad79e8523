/** A sum of as many terms as a constraint has room for, the names in turn; its tree is no deeper than it may be. */
export function longSum(names: readonly string[], terms = 480): string {
  const summed = Array.from({ length: terms }, (_, index) => names[index % names.length]!);
  const groups = Array.from({ length: Math.ceil(terms / 100) }, (_, group) =>
    summed.slice(100 * group, 100 * (group + 1)).join('+'),
  );
  return groups.map((group) => `(${group})`).join('+');
}
