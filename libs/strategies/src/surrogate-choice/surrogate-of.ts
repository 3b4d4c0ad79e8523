import type { Snapshot, SurrogateName } from '#study';

/** The surrogate that the study's next suggestions come from, as far as its latest model tells. A study whose strategy asks no model has the process. */
export function surrogateOf({ spec, model }: Pick<Snapshot, 'spec' | 'model'>): SurrogateName {
  const { name } = spec.strategy;
  const isForest = name === 'random-forest' || (name === 'auto' && model?.['kind'] === 'random-forest');
  return isForest ? 'random-forest' : 'gaussian-process';
}
