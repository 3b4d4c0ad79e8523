import { canonicalForm } from '#search-space';
import { isFeasible } from '#study';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';

/** A configuration that may be recommended, with what was observed of it. */
export interface TriedConfiguration {
  /** Its observations, in ascending order of trial number. */
  readonly indices: readonly number[];
  /** Mean of its scores. */
  readonly score: number;
}

/**
 * All that succeeded, and within the constraints each time, best mean first, of equal ones the earlier. A trial that was stopped tells a model
 * something, but what would have become of it nobody knows.
 */
export function triedConfigurations(search: Search, { trialIds, scores }: Observations): readonly TriedConfiguration[] {
  const { spec, trials } = search.snapshot;
  const trialOf = new Map(trials.map((trial) => [trial.id, trial]));
  const groups = new Map<string, number[]>();
  const beyond = new Set<string>();
  trialIds.forEach((id, index) => {
    const trial = trialOf.get(id)!;
    if (trial.state !== 'succeeded') return;
    const key = canonicalForm(search.space, trial.assignments);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
    if (!isFeasible(spec.constraints, trial.metrics)) beyond.add(key);
  });
  return [...groups]
    .filter(([key]) => !beyond.has(key))
    .map(([, indices]) => ({
      indices,
      score: indices.reduce((sum, i) => sum + scores[i]! / indices.length, 0),
    }))
    .sort((a, b) => b.score - a.score || a.indices[0]! - b.indices[0]!);
}
