import { honoursFixed, type Assignments } from '#search-space';
import { AGREEING_REPEATS } from './constants.ts';
import type { Observations } from '../observations.ts';
import { triedConfigurations, type TriedConfiguration } from '../recommend/tried-configurations.ts';
import type { Search } from '../search.ts';

/** A configuration that might be the best, as far as it was measured. */
export interface Contender extends TriedConfiguration {
  readonly assignments: Assignments;
  /** How often it was handed out, what is open included. */
  readonly tries: number;
  /** Whether it may be handed out once more. */
  readonly repeatable: boolean;
}

/** The configurations that did well so far, best first; none where the study says that a repeat brings nothing or is not wanted. */
export function contenders(search: Search, observations: Observations, most: number): readonly Contender[] {
  const { spec, trials } = search.snapshot;
  const { kind, maxRepeats } = spec.noise;
  if (kind === 'none' || maxRepeats === 1) return [];
  const assignmentsOf = new Map(trials.map(({ id, assignments }) => [id, assignments]));
  return triedConfigurations(search, observations)
    .slice(0, most)
    .map((tried) => {
      const assignments = assignmentsOf.get(observations.trialIds[tried.indices[0]!]!)!;
      const tries = search.triesOf(assignments);
      return {
        ...tried,
        assignments,
        tries,
        repeatable: tries < maxRepeats && honoursFixed(assignments, search.fixed),
      };
    });
}

/** Whether enough was measured again, and always came out the same. */
export function repeatsAgree(search: Search, observations: Observations): boolean {
  const tried = triedConfigurations(search, observations);
  const again = tried.reduce((sum, { indices }) => sum + indices.length - 1, 0);
  const { scores } = observations;
  return (
    again >= AGREEING_REPEATS && tried.every(({ indices }) => indices.every((i) => scores[i] === scores[indices[0]!]))
  );
}
