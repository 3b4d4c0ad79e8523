import { DIGITS_OBJECTIVE, digitsParameters } from '#training';
import type { DemoOptions } from './demo-options.ts';

/** Label by which `--resume` finds a study of the demo. */
export const DEMO_LABEL = 'demo';

/** The metric that the demo maximises. */
export const DEMO_METRIC = DIGITS_OBJECTIVE;

/** A loss that became NaN, or a process that was killed, fails one trial; a broken set-up fails all of them. */
const MAX_FAILED_TRIALS = 15;

type StudyOptions = Pick<DemoOptions, 'dataset' | 'trials' | 'parallel' | 'epochs' | 'seed'>;

/** The body of `POST /projects/default/studies`: what a user of the API would send. */
export function demoStudyDocument(name: string, options: StudyOptions): object {
  return {
    name,
    displayName: `Handwritten digits (${options.dataset})`,
    description: 'A network architecture and the way it is trained, searched for together.',
    labels: { [DEMO_LABEL]: options.dataset },
    spec: {
      parameters: digitsParameters,
      objectives: [{ metric: DEMO_METRIC, goal: 'maximize' }],
      trackedMetrics: ['loss', 'trainLoss', 'epochSeconds'],
      seed: options.seed,
      budget: { trials: options.trials, parallelTrials: options.parallel, maxFailedTrials: MAX_FAILED_TRIALS },
      evaluator: { kind: 'trainer', task: 'image-classification', dataset: options.dataset, epochs: options.epochs },
    },
  };
}
