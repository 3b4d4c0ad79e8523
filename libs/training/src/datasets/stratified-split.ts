import type { Rng } from '#numerics';

/**
 * Splits positions 0..labels.length-1 into parts whose sizes follow `fractions` (sum at most 1; what is left goes to
 * the last, additional part), class by class, so that every part has the class proportions of the whole.
 * Same labels and same Rng, same split. Each part comes out in ascending order.
 */
export function stratifiedSplit(labels: Uint8Array, fractions: readonly number[], rng: Rng): number[][] {
  const byClass = new Map<number, number[]>();
  labels.forEach((label, index) => {
    const members = byClass.get(label) ?? [];
    members.push(index);
    byClass.set(label, members);
  });
  const parts: number[][] = Array.from({ length: fractions.length + 1 }, () => []);
  for (const label of [...byClass.keys()].sort((a, b) => a - b)) {
    const members = rng.fork(label).shuffle(byClass.get(label) ?? []);
    let from = 0;
    let share = 0;
    parts.forEach((part, index) => {
      share += fractions[index] ?? 1;
      const to = index === fractions.length ? members.length : Math.round(share * members.length);
      part.push(...members.slice(from, to));
      from = to;
    });
  }
  return parts.map((part) => part.sort((a, b) => a - b));
}
