import type { AddTrials } from '#loop';
import { invalidRequest, isSurmiseError } from '#study';
import { metricInputs } from '../trials/metric-inputs.ts';
import type { AddedTrial } from './ask.schema.ts';

export function addedTrials(trials: readonly AddedTrial[]): AddTrials['trials'] {
  return trials.map(({ assignments, metrics, failure, labels, note }) => ({
    assignments,
    metrics: metrics === undefined ? null : metricInputs(metrics),
    failure:
      failure === undefined ? null : { kind: failure.kind, code: failure.code ?? null, message: failure.message },
    labels: labels ?? {},
    note: note ?? '',
  }));
}

/** The loop speaks of `/trials/0/...`; in the form without `trials` that place is the body itself. */
export async function namingTheSingleForm<T>(adding: Promise<T>): Promise<T> {
  try {
    return await adding;
  } catch (error) {
    if (!isSurmiseError(error, 'invalid_request')) throw error;
    throw invalidRequest(
      error.issues.map((issue) => ({ ...issue, pointer: issue.pointer.replace(/^\/trials\/0(?=\/|$)/, '') })),
    );
  }
}
