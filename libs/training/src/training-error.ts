/**
 * Why training cannot go on. `nan_loss` is a failure of the attempt, `too_large` and `invalid_assignments` say that
 * the configuration cannot work; the others say that the task cannot run as it was set up.
 */
export type TrainingErrorCode =
  | 'nan_loss'
  | 'too_large'
  | 'invalid_assignments'
  | 'unknown_task'
  | 'unknown_dataset'
  | 'dataset_unavailable'
  | 'backend_unavailable';

export class TrainingError extends Error {
  readonly code: TrainingErrorCode;
  readonly hint: string | undefined;

  constructor(code: TrainingErrorCode, message: string, hint?: string) {
    super(message);
    this.name = 'TrainingError';
    this.code = code;
    this.hint = hint;
  }
}
