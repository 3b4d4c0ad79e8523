import type { SurrogateChoice } from '#study';
import { MODEL_LEAST_SUCCESSES } from '../constants.ts';
import type { Facts, Phase } from '../plan.ts';

/** Why a phase of the plan of `auto` asked the models that it did, or none, where there was nothing to choose. */
export function explainPhase(phase: Phase, facts: Facts, failure: string | null): SurrogateChoice {
  switch (phase.strategy) {
    case 'bayesian-multi-metric':
      return process('There are several metrics to model: each has a Gaussian process of its own.');
    case 'bayesian-fidelity':
      return process('The study has a fidelity: one Gaussian process learns from all of its levels.');
    case 'bayesian-transfer':
      return process('The study learns from others, which all have Gaussian processes.');
    default:
      return {
        name: null,
        reason: failure === null ? beforeModels(facts) : `The model failed: ${failure}.`,
        densities: null,
      };
  }
}

function process(reason: string): SurrogateChoice {
  return { name: 'gaussian-process', reason, densities: null };
}

function beforeModels({ tried, startSize, successes, curves }: Facts): string {
  const results = successes + curves;
  if (tried < startSize)
    return `The first ${startSize} trials are spread over the space, for a model to learn from; ${tried} are there.`;
  if (results < MODEL_LEAST_SUCCESSES)
    return `A model needs ${MODEL_LEAST_SUCCESSES} results, and there ${results === 1 ? 'is' : 'are'} ${results}.`;
  return 'Some trials are spread over the space, so that the models see all of it.';
}
