import { canonicalForm, compileSpace, fromUnit, honoursFixed } from '#search-space';
import type { Suggester } from '../ports/suggester.ts';
import type { Recommendation } from '../recommendation.ts';
import type { Snapshot, SnapshotTrial } from '../snapshot.ts';
import type { SourceHistory } from '../source-history.ts';
import type { SourceWeight, Suggestion } from '../suggestion.ts';
import { suggestionSeed } from '../suggestion-seed.ts';
import { isFeasible } from '../spec/is-feasible.ts';
import { SurmiseError } from '../surmise-error.ts';

/** Draws after which a space without a fresh point counts as searched. */
const DRAWS = 2_000;

/**
 * A fake strategy: uniform points that follow from the snapshot alone, none more often than the study allows. For spaces without constraints between parameters; what
 * the real strategies do is theirs to test.
 */
export class UniformSuggester implements Suggester {
  suggest(snapshot: Snapshot, count: number): Promise<readonly Suggestion[]> {
    const space = compileSpace(snapshot.spec);
    const tries = new Map<string, number>();
    const triesOf = (canonical: string): number => tries.get(canonical) ?? 0;
    for (const { assignments } of snapshot.trials) {
      const canonical = canonicalForm(space, assignments);
      tries.set(canonical, triesOf(canonical) + 1);
    }
    const next = linearCongruential(suggestionSeed(snapshot));
    const suggestions: Suggestion[] = [];
    for (let draw = 0; draw < DRAWS && suggestions.length < count; draw += 1) {
      const assignments = fromUnit(space, Float64Array.from({ length: space.dimension }, next));
      const canonical = canonicalForm(space, assignments);
      if (!honoursFixed(assignments, snapshot.fixed ?? {})) continue;
      if (triesOf(canonical) >= snapshot.spec.noise.maxRepeats) continue;
      tries.set(canonical, triesOf(canonical) + 1);
      suggestions.push({ assignments, explanation: explain(snapshot, count, suggestions.length) });
    }
    if (suggestions.length > 0) return Promise.resolve(suggestions);
    return Promise.reject(new SurmiseError('space_exhausted', 'Every configuration has been tried.'));
  }

  /** The best observed one. */
  recommend({ spec, trials }: Snapshot): Promise<Recommendation | null> {
    const [objective] = spec.objectives;
    if (objective === undefined || spec.objectives.length > 1) return Promise.resolve(null);
    const sign = objective.goal === 'maximize' ? 1 : -1;
    const scoreOf = ({ metrics }: SnapshotTrial): number => sign * (metrics[objective.metric]?.value ?? NaN);
    const [best] = trials
      .filter(({ state, metrics }) => state === 'succeeded' && isFeasible(spec.constraints, metrics))
      .sort((a, b) => scoreOf(b) - scoreOf(a));
    if (best === undefined) return Promise.resolve(null);
    const fallback = { code: 'fake', reason: 'A fake has no model.' };
    return Promise.resolve({ trialId: best.id, assignments: best.assignments, predicted: null, fallback });
  }
}

function explain(snapshot: Snapshot, count: number, index: number): Suggestion['explanation'] {
  return {
    source: 'random',
    phase: 'random',
    strategyVersion: 'fake',
    seed: snapshot.seed,
    revision: snapshot.revision,
    firstNumber: snapshot.firstNumber,
    count,
    index,
    modelTrials: snapshot.trials.length,
    predicted: null,
    acquisition: null,
    nearest: [],
    fallback: null,
    model: index === 0 ? { trials: snapshot.trials.length } : null,
    ...(snapshot.sources && { sources: snapshot.sources.map(heard) }),
  };
}

function heard({ studyId, name, observations }: SourceHistory): SourceWeight {
  return { studyId, name, weight: 0, observations: observations.length, ignored: null };
}

/** Numerical Recipes' 32-bit generator on a hash of the text: good enough to spread points in a test. */
function linearCongruential(seed: string): () => number {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
