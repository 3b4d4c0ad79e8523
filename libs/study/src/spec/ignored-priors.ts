import type { Parameter } from '#search-space';
import type { StrategyChoice, StrategyName } from './strategy-choice.ts';

/** Strategies that weigh what they choose by what experts believe. */
const BELIEVING_STRATEGIES: readonly StrategyName[] = ['auto', 'bayesian', 'random-forest'];

/** Its first trial stands where experts believe the best; the rest is even. */
const BEGINS_AT_BELIEF: StrategyName = 'quasi-random';

interface Stating {
  readonly parameters: readonly Parameter[];
  readonly strategy: StrategyChoice;
}

interface PriorIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/**
 * Beliefs that the strategy would pass over, which would look as if they worked. Asked when a study is created, not of a spec as such: studies that
 * were made before this was refused are served as they are.
 */
export function ignoredPriors({ parameters, strategy }: Stating): PriorIssue[] {
  const { name } = strategy;
  if (name === BEGINS_AT_BELIEF || BELIEVING_STRATEGIES.includes(name)) return [];
  return parameters.flatMap((parameter, index): PriorIssue[] =>
    'prior' in parameter && parameter.prior !== undefined
      ? [
          {
            path: ['parameters', index, 'prior'],
            message: `The strategy ${name} uses no priors of experts.`,
            hint: `Use one of ${BELIEVING_STRATEGIES.join(', ')}, or leave prior out; a default is tried first by every strategy.`,
          },
        ]
      : [],
  );
}
