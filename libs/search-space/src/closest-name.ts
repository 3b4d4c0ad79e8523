import { MOST_EDITS, MOST_HINT_WORK } from './constants.ts';
import { editDistance } from './edit-distance.ts';

/**
 * The candidate that a person most likely meant by `name`, or null when none is near: fewest edits (insert, delete, replace, swap of
 * neighbours; case counts nothing), at most three and a third of the length. Null too where finding it would take too long: a hint is not worth that.
 */
export function closestName(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Math.min(MOST_EDITS, Math.floor((name.length + 1) / 3)) + 1;
  const meant = name.toLowerCase();
  let work = 0;
  for (const candidate of candidates) {
    if (fewest === 0) break;
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const { distance, cells } = editDistance(meant, candidate.toLowerCase(), fewest);
    work += candidate.length + cells;
    if (work > MOST_HINT_WORK) return null;
    if (distance < fewest) {
      best = candidate;
      fewest = distance;
    }
  }
  return best;
}
