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

/** Of the state of a Gaussian process. */
export const PROCESS_KIND = 'gaussian-process';

/** Length-scales go by the name of their parameter, so that a state outlives an edit of the space. */
export function writeModelState(space: Space, parameters: readonly number[], model: FittedModel): ModelState {
  const { inverseSquaredLengths, signalVariance, noiseVariance, mainShare } = model.hyperparameters;
  const named = parameters.map(
    (index, column) => [space.parameters[index]!.name, inverseSquaredLengths[column]!] as const,
  );
  return {
    kind: PROCESS_KIND,
    fittedAt: model.fittedAt,
    view: model.view,
    inverseSquaredLengths: Object.fromEntries(named),
    signalVariance,
    noiseVariance,
    mainShare,
  };
}

/** The same, with what the state before it knew of other views: each view's next fit starts from its own last one. */
export function addToModelState(previous: ModelState | null, state: ModelState): ModelState {
  const others = statesIn(previous, state['kind']).filter(({ view }) => view !== state['view']);
  return others.length === 0 ? state : { ...state, otherViews: others };
}

/** The last fit to a view of the scores; null when there is none. */
export function readViewState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
  view: string,
): FittedModel | null {
  const own = stateOfView(state, PROCESS_KIND, view);
  return own === null ? null : readModelState(space, parameters, own);
}

/** What a state of this kind holds of one view. */
export function stateOfView(state: ModelState | null, kind: string, view: string): ModelState | null {
  return statesIn(state, kind).find((each) => each['view'] === view) ?? null;
}

/** Null when there is none, or it is not of this kind or for other parameters. */
export function readModelState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
): FittedModel | null {
  if (state?.['kind'] !== PROCESS_KIND) return null;
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

/** The newest fit, then those of other views; what is none is passed over. */
function statesIn(state: ModelState | null, kind: JsonValue | undefined): readonly ModelState[] {
  if (state === null || state['kind'] !== kind) return [];
  const { otherViews } = state;
  return [fitOf(state), ...(Array.isArray(otherViews) ? (otherViews as readonly JsonValue[]) : [])].filter(isFit);
}

function isFit(value: JsonValue): value is ModelState {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { view, fittedAt, signalVariance, noiseVariance, mainShare, inverseSquaredLengths } = value as ModelState;
  const areLengths = typeof inverseSquaredLengths === 'object' && inverseSquaredLengths !== null;
  return (
    typeof view === 'string' &&
    areLengths &&
    [fittedAt, signalVariance, noiseVariance, mainShare, ...Object.values(inverseSquaredLengths)].every(
      (each: JsonValue | undefined) => positive(each) !== null,
    )
  );
}

/** Without what others keep beside a fit. */
function fitOf(state: ModelState): ModelState {
  return Object.fromEntries(Object.entries(state).filter(([name]) => name !== 'otherViews' && name !== 'sources'));
}

/** An own entry of a stored object; undefined where there is none. */
export function entry(record: JsonValue | undefined, name: string): JsonValue | undefined {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return undefined;
  return Object.hasOwn(record, name) ? (record as ModelState)[name] : undefined;
}

function positive(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
