import type { Space } from '#search-space';
import type { ModelState } from '#study';
import { PROCESS_KIND, readModelState, stateOfView, writeModelState, type FittedModel } from '../model-state.ts';
import type { FidelityDomain } from './with-fidelity.ts';

const KIND = 'fidelity-process';

/** The fitted model as it is stored: that of the parameters, and the length of the fidelity beside it. */
export function writeFidelityState(space: Space, domain: FidelityDomain, model: FittedModel): ModelState {
  const { inverseSquaredLengths } = model.hyperparameters;
  const plain: FittedModel = {
    ...model,
    hyperparameters: { ...model.hyperparameters, inverseSquaredLengths: without(inverseSquaredLengths, domain) },
  };
  const inverseSquaredFidelity = inverseSquaredLengths[domain.fidelityColumn]!;
  return { ...writeModelState(space, without(domain.parameters, domain), plain), kind: KIND, inverseSquaredFidelity };
}

/** The last fit to a view of the scores; null when there is none. */
export function readFidelityViewState(
  space: Space,
  domain: FidelityDomain,
  state: ModelState | null,
  view: string,
): FittedModel | null {
  return readFidelityState(space, domain, stateOfView(state, KIND, view));
}

/** Null when there is none, or it is not of this kind or for other parameters. */
export function readFidelityState(space: Space, domain: FidelityDomain, state: ModelState | null): FittedModel | null {
  if (state?.['kind'] !== KIND) return null;
  const length = state['inverseSquaredFidelity'];
  if (typeof length !== 'number' || !(length > 0) || !Number.isFinite(length)) return null;
  const plain = readModelState(space, without(domain.parameters, domain), { ...state, kind: PROCESS_KIND });
  if (plain === null) return null;
  const { inverseSquaredLengths } = plain.hyperparameters;
  const all = [
    ...inverseSquaredLengths.slice(0, domain.fidelityColumn),
    length,
    ...inverseSquaredLengths.slice(domain.fidelityColumn),
  ];
  return { ...plain, hyperparameters: { ...plain.hyperparameters, inverseSquaredLengths: all } };
}

function without(values: readonly number[], { fidelityColumn }: FidelityDomain): readonly number[] {
  return values.filter((_, column) => column !== fidelityColumn);
}
