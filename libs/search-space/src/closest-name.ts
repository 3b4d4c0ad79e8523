import { MOST_EDITS } from './constants.ts';

/**
 * The candidate that a person most likely meant by `name`, or null when none is near: fewest edits (insert, delete, replace, swap of
 * neighbours; case counts nothing), at most three and a third of the length.
 */
export function closestName(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.min(MOST_EDITS, Math.floor((name.length + 1) / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Optimal string alignment distance, or `limit` when it is not smaller: given up as soon as two rows leave no hope. */
function editDistance(a: string, b: string, limit: number): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  let hopelessRows = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      let distance = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      if (previous[j]! + 1 < distance) distance = previous[j]! + 1;
      if (current[j - 1]! + 1 < distance) distance = current[j - 1]! + 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped && twoBack[j - 2]! + 1 < distance) distance = twoBack[j - 2]! + 1;
      current.push(distance);
      if (distance < smallest) smallest = distance;
    }
    hopelessRows = smallest >= limit ? hopelessRows + 1 : 0;
    if (hopelessRows === 2) return limit;
    twoBack = previous;
    previous = current;
  }
  return previous[b.length]!;
}
