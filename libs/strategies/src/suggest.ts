import type { Kernels, Rng } from '#numerics';
import { isSurmiseError, type Snapshot, type Suggestion } from '#study';
import { failureOf, type Failure } from './failure.ts';
import { currentPhase, factsOf, phaseOfRepeats, planOf, type Phase } from './plan.ts';
import { strategies } from './registry.ts';
import { silentSources } from './transfer/read-sources.ts';
import type { IsDue } from './strategy.ts';
import { sharedKernels } from './shared-kernels.ts';
import { explainPhase } from './surrogate-choice/explain-phase.ts';

export interface SuggestOptions {
  /** To compute with these kernels, for instance the plain ones; their arena must be large enough. */
  readonly kernels?: Kernels;
  readonly isDue?: IsDue;
}

/**
 * What to try next: the strategy of the study's plan answers, and the phase that the plan names for its failure where it fails. A space that is
 * smaller than the initial design is used up before the model is asked for repeats. Pure and reproducible to the bit. Seed `rng` with suggestionSeed(snapshot).
 * @throws SurmiseError `space_exhausted` when every configuration is used up, `conflict` when no unused one was found
 */
export function suggest(
  snapshot: Snapshot,
  count: number,
  rng: Rng,
  options: SuggestOptions = {},
): readonly Suggestion[] {
  const { kernels, isDue } = options;
  const registry = strategies(kernels === undefined ? sharedKernels : () => kernels);
  const plan = planOf(snapshot.spec);
  const sources = (snapshot.sources ?? []).length === 0 ? null : silentSources(snapshot);
  const facts = factsOf(snapshot);
  const isAuto = snapshot.spec.strategy.name === 'auto';
  const run = (phase: Phase, fallback: Failure | null): readonly Suggestion[] => {
    const strategy = registry.get(phase.strategy);
    if (strategy === undefined)
      throw new Error(`the plan names the strategy ${phase.strategy}, which is not registered`);
    return strategy.suggest(snapshot, count, rng, isDue).map(({ assignments, explanation }) => ({
      assignments,
      explanation: {
        ...explanation,
        phase: phase.name,
        fallback: fallback ?? explanation.fallback,
        ...(sources !== null && explanation.sources === undefined && { sources }),
        ...(isAuto &&
          explanation.surrogate === undefined && { surrogate: explainPhase(phase, facts, fallback?.reason ?? null) }),
      },
    }));
  };
  const answer = (phase: Phase): readonly Suggestion[] => {
    try {
      return run(phase, null);
    } catch (error) {
      const repeats = isSurmiseError(error, 'space_exhausted') ? phaseOfRepeats(plan, snapshot.spec, phase) : null;
      if (repeats !== null) return answer(repeats);
      const failure = failureOf(error);
      const instead = failure === null ? undefined : plan.fallbacks[failure.code];
      if (instead === undefined) throw error;
      return run(instead, failure);
    }
  };
  return answer(currentPhase(plan, facts));
}
