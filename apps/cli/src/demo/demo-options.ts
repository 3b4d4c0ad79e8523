import { resolve } from 'node:path';
import { DIGITS_EPOCHS } from '#training';

export const DATASETS = ['digits', 'mnist'] as const;
export type Dataset = (typeof DATASETS)[number];

/** What `npm run demo -- ...` may be told. */
export interface DemoOptions {
  readonly dataset: Dataset;
  readonly trials: number;
  readonly parallel: number;
  readonly epochs: number;
  readonly seed: number;
  /** Absolute path; a folder of the demo's own, so that it never meets a running service. */
  readonly dataFolder: string;
  readonly resume: boolean;
}

/** Thirty trials, two at a time, are what two cores finish within five minutes on the UCI digits. */
export const DEMO_DEFAULTS = { dataset: 'digits', trials: 30, parallel: 2, seed: 7, data: '.surmise-demo' } as const;

/** Epochs of a trial: enough to rank configurations; the winner trains longer on more data. */
export const EPOCHS: Readonly<Record<Dataset, number>> = { digits: DIGITS_EPOCHS, mnist: 3 };

interface RawOptions {
  readonly dataset: string;
  readonly trials: string;
  readonly parallel: string;
  readonly epochs?: string;
  readonly seed: string;
  readonly data: string;
  readonly resume?: boolean;
}

/** Checks the words of the command line; throws an Error whose message says which is off. */
export function readDemoOptions(raw: RawOptions): DemoOptions {
  const dataset = DATASETS.find((name) => name === raw.dataset);
  if (dataset === undefined) throw new Error(`--dataset must be one of ${DATASETS.join(', ')}, not "${raw.dataset}"`);
  return {
    dataset,
    trials: wholeNumber('--trials', raw.trials, 1, 1000),
    parallel: wholeNumber('--parallel', raw.parallel, 1, 64),
    epochs: raw.epochs === undefined ? EPOCHS[dataset] : wholeNumber('--epochs', raw.epochs, 1, 1000),
    seed: wholeNumber('--seed', raw.seed, 0, 2 ** 31 - 1),
    dataFolder: resolve(raw.data),
    resume: raw.resume ?? false,
  };
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high))
    throw new Error(`${name} must be a whole number from ${low} to ${high}, not "${text}"`);
  return value;
}
