import { retrainAndTest, startBackend, type RetrainResult } from '#training';
import { clock, percent } from './render.ts';
import type { LiveDisplay } from './live-display.ts';
import type { TrialView } from './surmise-client.ts';

/** The winner trains this many times as long as a trial did: a longer schedule is worth its time once, not thirty times. */
const EPOCHS_FACTOR = 2;
const MEMORY_LIMIT_BYTES = 4 * 2 ** 30;

/** Trains the winning configuration on training and validation images, and measures it on the test images. */
export async function trainWinner(input: {
  trial: TrialView;
  dataset: string;
  epochs: number;
  seed: number;
  root: string;
  folder: string;
  display: LiveDisplay;
  signal: AbortSignal;
}): Promise<Extract<RetrainResult, { stopped: false }>> {
  const backend = await startBackend('auto');
  const epochs = EPOCHS_FACTOR * input.epochs;
  input.display.line(
    `Training trial ${input.trial.number} once more, for ${epochs} epochs, on training and validation images (${backend.name}) ...`,
  );
  const started = Date.now();
  const result = await retrainAndTest({
    assignments: input.trial.assignments,
    options: { task: 'image-classification', dataset: input.dataset, epochs, seed: Math.max(1, input.seed) },
    root: input.root,
    memoryLimitBytes: MEMORY_LIMIT_BYTES,
    artifactFolder: input.folder,
    onEpoch: ({ step, trainLoss }) => {
      const left = ((Date.now() - started) / 1000 / step) * (epochs - step);
      input.display.live(`epoch ${step}/${epochs}  training loss ${trainLoss.toFixed(4)}  about ${clock(left)} left`);
    },
    cancellation: input.signal,
  });
  input.display.endLive();
  input.signal.throwIfAborted();
  if (result.stopped) throw new Error('The final training was stopped.');
  input.display.line(
    `test accuracy: ${percent(result.testAccuracy)}  (${result.testImages} images that neither the search nor the training saw)`,
  );
  return result;
}
