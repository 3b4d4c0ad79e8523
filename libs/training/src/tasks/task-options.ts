import { TrainingError } from '../training-error.ts';

/** The part of a study's evaluator that the task understands. */
export interface TaskOptions {
  readonly task: string;
  readonly dataset: string;
  readonly epochs: number;
  /** Seed of weights, order, distortions and dropout; the same for all trials, so that luck is shared. */
  readonly seed: number;
}

const KNOWN = ['kind', 'task', 'dataset', 'epochs', 'seed'];

/** Reads the evaluator of a study. Unknown options are refused: a typo must not silently train something else. */
export function readTaskOptions(evaluator: Readonly<Record<string, unknown>>): TaskOptions {
  const { task, dataset, epochs, seed = 1 } = evaluator;
  if (task !== 'image-classification') {
    throw new TrainingError('unknown_task', `There is no task "${String(task)}".`, 'Use "image-classification".');
  }
  const unknown = Object.keys(evaluator).filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) {
    throw new TrainingError(
      'unknown_task',
      `The task image-classification has no option ${unknown.join(', ')}.`,
      `It has ${KNOWN.slice(2).join(', ')}.`,
    );
  }
  if (typeof dataset !== 'string') throw new TrainingError('unknown_dataset', 'The evaluator names no data set.');
  if (!isPositiveWhole(epochs)) throw new TrainingError('unknown_task', 'epochs must be a positive whole number.');
  if (!isPositiveWhole(seed)) throw new TrainingError('unknown_task', 'seed must be a positive whole number.');
  return { task, dataset, epochs, seed };
}

function isPositiveWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
