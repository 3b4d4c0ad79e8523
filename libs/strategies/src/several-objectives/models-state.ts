import type { Space } from '#search-space';
import type { JsonValue, ModelState } from '#study';
import { addToModelState, entry, readModelState, readViewState, writeModelState } from '../model-state.ts';
import type { LastFits } from '../fit-or-keep.ts';
import type { MetricModel } from './metric-model.ts';

const KIND = 'gaussian-processes';

export function writeModelsState(
  space: Space,
  parameters: readonly number[],
  models: readonly MetricModel[],
  previous: ModelState | null,
): ModelState {
  const named = models.map(({ target, fitted }) => {
    const state = writeModelState(space, parameters, fitted);
    return [target.key, addToModelState(storedOf(previous, target.key), state)] as const;
  });
  return { kind: KIND, targets: Object.fromEntries(named) };
}

/** The last fits of one target. */
export function readTargetState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
  key: string,
  view: string,
): LastFits {
  const stored = storedOf(state, key);
  const own = readViewState(space, parameters, stored, view);
  return { own, any: own ?? readModelState(space, parameters, stored) };
}

function storedOf(state: ModelState | null, key: string): ModelState | null {
  if (state?.['kind'] !== KIND) return null;
  const stored = entry(state['targets'], key);
  return isRecord(stored) ? stored : null;
}

function isRecord(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
