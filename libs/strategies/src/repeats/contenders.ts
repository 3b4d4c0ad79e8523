import { honoursFixed, type Assignments } from '#search-space';
import { AGREEING_REPEATS, CONTENDERS } from './constants.ts';
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
export function contenders(search: Search, observations: Observations): readonly Contender[] {
  return mayRepeat(search)
    ? asContenders(search, observations, triedConfigurations(search, observations).slice(0, CONTENDERS))
    : [];
}

/** The best of those that may be handed out once more, for where nothing else is left. */
export function leftToRepeat(search: Search, observations: Observations): readonly Contender[] {
  if (!mayRepeat(search)) return [];
  const all = asContenders(search, observations, triedConfigurations(search, observations));
  return all.filter(({ repeatable }) => repeatable).slice(0, CONTENDERS);
}

function mayRepeat({ snapshot: { spec } }: Search): boolean {
  return spec.noise.kind !== 'none' && spec.noise.maxRepeats > 1;
}

function asContenders(
  search: Search,
  { trialIds }: Observations,
  configurations: readonly TriedConfiguration[],
): readonly Contender[] {
  const { spec, trials } = search.snapshot;
  const assignmentsOf = new Map(trials.map(({ id, assignments }) => [id, assignments]));
  return configurations.map((tried) => {
    const assignments = assignmentsOf.get(trialIds[tried.indices[0]!]!)!;
    const tries = search.triesOf(assignments);
    const repeatable = tries < spec.noise.maxRepeats && honoursFixed(assignments, search.fixed);
    return { ...tried, assignments, tries, repeatable };
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
