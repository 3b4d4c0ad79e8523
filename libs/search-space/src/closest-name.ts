const MOST_EDITS = 3;

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

/** Optimal string alignment distance, or `limit` when it is not smaller: rows are given up as soon as that is certain. */
function editDistance(a: string, b: string, limit: number): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(substituted, previous[j]! + 1, current[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, twoBack[j - 2]! + 1);
      }
      current.push(distance);
    }
    if (Math.min(...current) >= limit && Math.min(...previous) >= limit) return limit;
    twoBack = previous;
    previous = current;
  }
  return previous[b.length]!;
}
