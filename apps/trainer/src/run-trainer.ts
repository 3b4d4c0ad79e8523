import { type ClaimedTrial } from './service-answers.ts';
import type { TrainerShutdown } from './trainer-shutdown.ts';
import { type TrainerSetUp, workOnTrial } from './work-on-trial.ts';

/** The part of a logger that the trainer needs; a pino logger is one. */
export interface TrainerLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Trainer extends TrainerSetUp {
  /** Unique among the workers that run. */
  readonly worker: string;
  readonly concurrency: number;
  readonly log: TrainerLog;
}

/**
 * Claims trials and works on them, `concurrency` at a time, until told to shut down. One trial that goes wrong in any
 * way is logged and leaves the others alone. Rejects when the service refuses the worker itself.
 */
export async function runTrainer(trainer: Trainer, shutdown: TrainerShutdown): Promise<void> {
  const { client, worker, concurrency, leaseSeconds, log } = trainer;
  const running = new Set<Promise<void>>();
  try {
    while (!shutdown.closing.aborted) {
      if (running.size >= concurrency) {
        await Promise.race(running);
        continue;
      }
      const trials = await client.claim(worker, concurrency - running.size, leaseSeconds, shutdown.closing);
      for (const trial of trials) {
        const work = runOne(trial).finally(() => running.delete(work));
        running.add(work);
      }
    }
  } catch (error) {
    if (!shutdown.closing.aborted) {
      shutdown.close();
      throw error;
    }
  } finally {
    await Promise.all(running);
  }

  async function runOne(trial: ClaimedTrial): Promise<void> {
    const facts = { trial: trial.id, number: trial.number, attempt: trial.attempt.number };
    const started = performance.now();
    log.info(facts, 'training');
    try {
      const state = await workOnTrial(trainer, trial, shutdown);
      log.info({ ...facts, state, seconds: Math.round(performance.now() - started) / 1000 }, 'trained');
    } catch (error) {
      log.error({ ...facts, err: error }, 'this trial was left to its lease');
    }
  }
}
