import type { Space } from '#search-space';
import type { Hyperparameters } from '#surrogate';
import type { JsonValue, ModelState } from '#study';

/** The fitted model as it is stored with a suggestion: JSON, doubles survive it exactly. */
export interface FittedModel {
  readonly hyperparameters: Hyperparameters;
  /** Observations that the fit saw. */
  readonly fittedAt: number;
  /** Name of the view of the scores that it was fitted to. */
  readonly view: string;
}

const KIND = 'gaussian-process';

/** Length-scales go by the name of their parameter, so that a state outlives an edit of the space. */
export function writeModelState(space: Space, parameters: readonly number[], model: FittedModel): ModelState {
  const { inverseSquaredLengths, signalVariance, noiseVariance, mainShare } = model.hyperparameters;
  const named = parameters.map(
    (index, column) => [space.parameters[index]!.name, inverseSquaredLengths[column]!] as const,
  );
  return {
    kind: KIND,
    fittedAt: model.fittedAt,
    view: model.view,
    inverseSquaredLengths: Object.fromEntries(named),
    signalVariance,
    noiseVariance,
    mainShare,
  };
}

/** Null when there is none, or it is not of this kind or for other parameters. */
export function readModelState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
): FittedModel | null {
  if (state?.['kind'] !== KIND) return null;
  const { inverseSquaredLengths: named } = state;
  const inverseSquaredLengths = parameters.map((index) => positive(entry(named, space.parameters[index]!.name)));
  const signalVariance = positive(state['signalVariance']);
  const noiseVariance = positive(state['noiseVariance']);
  const mainShare = positive(state['mainShare']);
  const fittedAt = positive(state['fittedAt']);
  const view = state['view'];
  if (typeof view !== 'string') return null;
  if (signalVariance === null || noiseVariance === null || mainShare === null || fittedAt === null) return null;
  const known = inverseSquaredLengths.filter((value) => value !== null);
  if (known.length !== parameters.length) return null;
  return {
    hyperparameters: { inverseSquaredLengths: known, signalVariance, noiseVariance, mainShare },
    fittedAt,
    view,
  };
}

function entry(record: JsonValue | undefined, name: string): JsonValue | undefined {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return undefined;
  return Object.entries(record).find(([key]) => key === name)?.[1];
}

function positive(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
