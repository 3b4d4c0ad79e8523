import type { z } from 'zod';
import type { AttemptFailure } from './attempt-outcome.ts';
import type { MetricValues } from './attempt-messages.ts';
import { CLAIM_WAIT_SECONDS } from './constants.ts';
import { requestJson, type ServiceAddress } from './request-json.ts';
import {
  claimAnswerSchema,
  type ClaimedTrial,
  signOfLifeAnswerSchema,
  type StopRequest,
  studyAnswerSchema,
  trialAnswerSchema,
  type TrainerStudy,
} from './service-answers.ts';

export interface StepMetrics {
  readonly step: number;
  readonly metrics: MetricValues;
  readonly at: string;
}

type OnRetry = (reason: string, delayMs: number) => void;

/** The routes of the service that a worker needs. Every call waits for an answer until its signal is aborted. */
export class TrialClient {
  readonly #address: ServiceAddress;
  readonly #onRetry: OnRetry;

  constructor(address: ServiceAddress, onRetry: OnRetry) {
    this.#address = address;
    this.#onRetry = onRetry;
  }

  async claim(
    worker: string,
    count: number,
    leaseSeconds: number,
    signal: AbortSignal,
  ): Promise<readonly ClaimedTrial[]> {
    const body = { worker, count, evaluator: 'trainer', leaseSeconds, waitSeconds: CLAIM_WAIT_SECONDS };
    const waitMs = CLAIM_WAIT_SECONDS * 1000;
    const { trials } = await this.#post('/trials/claim', body, claimAnswerSchema, signal, waitMs);
    return trials;
  }

  study(id: string, signal: AbortSignal): Promise<TrainerStudy> {
    const path = `/studies/${encodeURIComponent(id)}`;
    return requestJson(this.#address, {
      method: 'GET',
      path,
      answer: studyAnswerSchema,
      signal,
      onRetry: this.#onRetry,
    });
  }

  async heartbeat(trial: ClaimedTrial, signal: AbortSignal): Promise<StopRequest> {
    const { leaseToken } = trial.attempt;
    return (await this.#post(pathOf(trial, 'heartbeat'), { leaseToken }, signOfLifeAnswerSchema, signal)).stop;
  }

  async report(trial: ClaimedTrial, measurements: readonly StepMetrics[], signal: AbortSignal): Promise<StopRequest> {
    const body = { leaseToken: trial.attempt.leaseToken, measurements };
    return (await this.#post(pathOf(trial, 'report'), body, signOfLifeAnswerSchema, signal)).stop;
  }

  /** Without metrics the last reported values count. Answers the state that the trial has now. */
  async complete(trial: ClaimedTrial, metrics: MetricValues | null, signal: AbortSignal): Promise<string> {
    const body = { leaseToken: trial.attempt.leaseToken, ...(metrics !== null && { metrics }) };
    return (await this.#post(pathOf(trial, 'complete'), body, trialAnswerSchema, signal)).state;
  }

  async fail(trial: ClaimedTrial, failure: AttemptFailure, signal: AbortSignal): Promise<string> {
    const body = { leaseToken: trial.attempt.leaseToken, ...failure };
    return (await this.#post(pathOf(trial, 'fail'), body, trialAnswerSchema, signal)).state;
  }

  async release(trial: ClaimedTrial, reason: string, signal: AbortSignal): Promise<void> {
    const body = { leaseToken: trial.attempt.leaseToken, reason };
    await this.#post(pathOf(trial, 'release'), body, trialAnswerSchema, signal);
  }

  #post<Answer>(
    path: string,
    body: unknown,
    answer: z.ZodType<Answer>,
    signal: AbortSignal,
    waitMs = 0,
  ): Promise<Answer> {
    return requestJson(this.#address, {
      method: 'POST',
      path,
      body,
      answer,
      signal,
      waitMs,
      onRetry: this.#onRetry,
    });
  }
}

function pathOf(trial: ClaimedTrial, call: string): string {
  return `/trials/${encodeURIComponent(trial.id)}/${call}`;
}
