import type { Space } from '#search-space';
import type { JsonValue, ModelState } from '#study';
import { readModelState, writeModelState, type FittedModel } from '../model-state.ts';
import type { MetricModel } from './metric-model.ts';

const KIND = 'gaussian-processes';

export function writeModelsState(
  space: Space,
  parameters: readonly number[],
  models: readonly MetricModel[],
): ModelState {
  const named = models.map(({ target, fitted }) => [target.key, writeModelState(space, parameters, fitted)] as const);
  return { kind: KIND, targets: Object.fromEntries(named) };
}

/** The last fit of one target; null when there is none. */
export function readTargetState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
  key: string,
): FittedModel | null {
  if (state?.['kind'] !== KIND) return null;
  const targets = state['targets'];
  if (!isRecord(targets)) return null;
  const stored = Object.entries(targets).find(([name]) => name === key)?.[1];
  return isRecord(stored) ? readModelState(space, parameters, stored) : null;
}

function isRecord(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
