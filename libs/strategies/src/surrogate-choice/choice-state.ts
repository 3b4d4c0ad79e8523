import type { JsonValue, ModelState } from '#study';
import type { Comparison } from './compare-surrogates.ts';

/** The latest comparison, as it is stored beside the fitted model: later asks choose by it until the next one is due. */
export interface ChoiceState extends Comparison {
  /** Results of the study when it was made. */
  readonly at: number;
}

const KEY = 'surrogateChoice';

export function withChoice(
  model: ModelState | null,
  { at, observations, process, forest, lead }: ChoiceState,
): ModelState {
  return { ...model, [KEY]: { at, observations, process, forest, lead } };
}

/** Null when there is none. */
export function readChoice(model: ModelState | null): ChoiceState | null {
  const stored = model?.[KEY];
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return null;
  const entries = new Map<string, JsonValue>(Object.entries(stored));
  const numberOf = (key: string): number => {
    const value = entries.get(key);
    return typeof value === 'number' ? value : NaN;
  };
  const choice = {
    at: numberOf('at'),
    observations: numberOf('observations'),
    process: numberOf('process'),
    forest: numberOf('forest'),
    lead: numberOf('lead'),
  };
  return Object.values(choice).every(Number.isFinite) ? choice : null;
}
