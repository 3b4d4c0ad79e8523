import type { AddTrials } from '#loop';
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
export function pointerInSingleForm(pointer: string): string {
  return pointer.replace(/^\/trials\/0(?=\/|$)/, '');
}
