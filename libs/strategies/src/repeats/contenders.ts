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

/** What was measured so far, as far as repeats depend on it: the same for every suggestion of a batch. */
export interface Measured {
  /** All configurations, best first; none where the study says that a repeat brings nothing or is not wanted. */
  readonly tried: readonly (TriedConfiguration & Pick<Contender, 'assignments'>)[];
  /** Whether enough was measured again, and always came out the same. */
  readonly agreed: boolean;
}

export function readMeasured(search: Search, observations: Observations): Measured {
  const { spec, trials } = search.snapshot;
  if (spec.noise.kind === 'none' || spec.noise.maxRepeats === 1) return { tried: [], agreed: false };
  const tried = triedConfigurations(search, observations);
  const assignmentsOf = new Map(trials.map(({ id, assignments }) => [id, assignments]));
  return {
    tried: tried.map((each) => ({
      ...each,
      assignments: assignmentsOf.get(observations.trialIds[each.indices[0]!]!)!,
    })),
    agreed: repeatsAgree(tried, observations),
  };
}

function repeatsAgree(tried: readonly TriedConfiguration[], { scores }: Observations): boolean {
  const again = tried.reduce((sum, { indices }) => sum + indices.length - 1, 0);
  return (
    again >= AGREEING_REPEATS && tried.every(({ indices }) => indices.every((i) => scores[i] === scores[indices[0]!]))
  );
}

/** The configurations that did well so far, with what the batch has made of them by now. */
export function contenders(search: Search, { tried }: Measured): readonly Contender[] {
  return asContenders(search, tried.slice(0, CONTENDERS));
}

/** The best of those that may be handed out once more, for where nothing else is left. */
export function leftToRepeat(search: Search, { tried }: Measured): readonly Contender[] {
  return asContenders(search, tried)
    .filter(({ repeatable }) => repeatable)
    .slice(0, CONTENDERS);
}

function asContenders(search: Search, tried: Measured['tried']): readonly Contender[] {
  const { maxRepeats } = search.snapshot.spec.noise;
  return tried.map((each) => {
    const tries = search.triesOf(each.assignments);
    return { ...each, tries, repeatable: tries < maxRepeats && honoursFixed(each.assignments, search.fixed) };
  });
}
