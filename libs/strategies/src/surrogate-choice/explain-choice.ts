import type { SurrogateChoice } from '#study';
import type { Comparison } from './compare-surrogates.ts';
import { COMPARED_LEAST, DEEP_CONDITIONS, LARGE_SPACE } from './constants.ts';
import type { SpaceShape } from './space-shape.ts';

export function explainShape(shape: SpaceShape): SurrogateChoice {
  const reason = `${described(shape)}: a random forest is considered from ${LARGE_SPACE} parameters on, where half of them are conditional, or where conditions are ${DEEP_CONDITIONS} levels deep.`;
  return { name: 'gaussian-process', reason, densities: null };
}

export function explainYouth(shape: SpaceShape, results: number): SurrogateChoice {
  const reason = `${described(shape)}: a random forest is considered from ${COMPARED_LEAST} results on, and there are ${results}.`;
  return { name: 'gaussian-process', reason, densities: null };
}

export function explainProcess(comparison: Comparison): SurrogateChoice {
  const { observations, process, forest, lead } = comparison;
  const found = lead > 0 ? 'is not clearly higher' : 'is not higher';
  const reason = `Of ${observations} results, each left out, the random forest’s log density ${found}: ${forest.toFixed(2)} against ${process.toFixed(2)} of the Gaussian process.`;
  return { name: 'gaussian-process', reason, densities: densitiesOf(comparison) };
}

export function explainUnfitted(failure: string): SurrogateChoice {
  return { name: 'random-forest', reason: `The Gaussian process cannot be fitted: ${failure}.`, densities: null };
}

export function explainForest(comparison: Comparison): SurrogateChoice {
  const { observations, process, forest, lead } = comparison;
  const reason = `Of ${observations} results, each left out, the random forest’s log density is clearly higher: ${forest.toFixed(2)} against ${process.toFixed(2)} of the Gaussian process (${lead.toFixed(1)} standard errors).`;
  return { name: 'random-forest', reason, densities: densitiesOf(comparison) };
}

function densitiesOf({ observations, process, forest }: Comparison): SurrogateChoice['densities'] {
  return { observations, gaussianProcess: process, randomForest: forest };
}

function described({ parameters, conditional, depth }: SpaceShape): string {
  const space = `The space has ${parameters} ${parameters === 1 ? 'parameter' : 'parameters'} with a choice`;
  if (conditional === 0) return `${space}, none of them conditional`;
  return `${space}, ${conditional} of them conditional, ${depth} ${depth === 1 ? 'level' : 'levels'} deep`;
}
