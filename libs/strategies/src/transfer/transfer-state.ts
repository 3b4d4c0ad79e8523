import type { Space } from '#search-space';
import type { Hyperparameters } from '#surrogate';
import type { ModelState } from '#study';
import { HALF_RANK_VIEW } from '../score-view.ts';
import { entry, readModelState, writeModelState } from '../model-state.ts';
import type { SourceModel } from './fit-source.ts';

/** The state of the study's own model, which other strategies read as it is, and beside it the fits of the sources by id. */
export function writeTransferState(
  space: Space,
  parameters: readonly number[],
  own: ModelState,
  models: readonly SourceModel[],
): ModelState {
  const sources = models.map(({ data, hyperparameters }) => {
    const fitted = { hyperparameters, fittedAt: data.rows.length, view: HALF_RANK_VIEW.name };
    return [data.source.studyId, writeModelState(space, parameters, fitted)] as const;
  });
  return { ...own, sources: Object.fromEntries(sources) };
}

/** The last fit of a source; null when there is none. */
export function readSourceState(
  space: Space,
  parameters: readonly number[],
  state: ModelState | null,
  studyId: string,
): Hyperparameters | null {
  const stored = entry(state?.['sources'], studyId);
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  return readModelState(space, parameters, stored as ModelState)?.hyperparameters ?? null;
}
