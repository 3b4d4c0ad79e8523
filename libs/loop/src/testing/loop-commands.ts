import { expect } from '@jest/globals';
import fc from 'fast-check';
import { isSurmiseError } from '#study';
import { cancelTrial } from '../cancel-trial.ts';
import { claimTrials } from '../claim-trials.ts';
import { completeTrial } from '../complete-trial.ts';
import { describeStudy } from '../describe-study.ts';
import { expireLeases } from '../expire-leases.ts';
import { failTrial } from '../fail-trial.ts';
import { findTrial } from '../find-trial.ts';
import { heartbeatTrial } from '../heartbeat-trial.ts';
import { releaseTrial } from '../release-trial.ts';
import { reportMeasurements } from '../report-measurements.ts';
import { stopTrial } from '../stop-trial.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';
import {
  budgetUsed,
  end,
  isEnded,
  isFinished,
  type LoopModel,
  loseToken,
  type ModelTrial,
  queued,
} from './loop-model.ts';

type Command = fc.AsyncCommand<LoopModel, LoopHarness>;

/** One command. `run` says what the model expects; after each the whole study is compared with it. */
function command(
  text: string,
  ready: (model: LoopModel) => boolean,
  run: (model: LoopModel, real: LoopHarness) => Promise<void>,
): Command {
  return {
    check: (model) => ready(model),
    run: async (model, real) => {
      await run(model, real);
      await compare(model, real);
    },
    toString: () => text,
  };
}

const always = (): boolean => true;

function ask(how: 'ask' | 'claim'): Command {
  return command(how, always, async (model, real) => {
    const waiting = queued(model);
    const mayCreate = budgetUsed(model) < model.budget;
    const common = { studyId: model.studyId, count: 1, leaseSeconds: model.leaseSeconds };
    const asked =
      how === 'ask'
        ? suggestTrials(real.deps, { ...common, worker: null, fixed: null }, tester)
        : claimTrials(
            real.deps,
            { ...common, worker: 'w', projectId: null, evaluator: null, labels: {}, waitSeconds: 0 },
            tester,
          );
    if (isFinished(model) || (waiting === undefined && !mayCreate)) {
      if (how === 'claim') expect((await asked).trials).toEqual([]);
      else await refused(asked, isFinished(model) ? 'study_not_active' : 'budget_exhausted');
      return;
    }
    const [trial] = (await asked).trials;
    if (trial === undefined) throw new Error('nothing was handed out');
    const known = waiting ?? newTrial(model, trial.id);
    expect(trial.id).toBe(known.id);
    known.state = 'running';
    known.token = trial.attempt?.leaseToken ?? null;
    known.secondsLeft = model.leaseSeconds;
    known.attemptsUsed += 1;
    known.steps = new Map();
  });
}

function newTrial(model: LoopModel, id: string): ModelTrial {
  const trial: ModelTrial = { id, state: 'queued', token: null, secondsLeft: 0, attemptsUsed: 0, steps: new Map() };
  model.trials.push(trial);
  return trial;
}

/** A command of whoever holds the chosen running or stopping trial. */
function held(
  text: string,
  pick: number,
  run: (model: LoopModel, real: LoopHarness, trial: ModelTrial, lease: Held) => Promise<void>,
): Command {
  const candidates = (model: LoopModel): ModelTrial[] =>
    model.trials.filter((trial) => trial.state === 'running' || trial.state === 'stopping');
  return command(
    `${text}(${pick})`,
    (model) => candidates(model).length > 0,
    async (model, real) => {
      const all = candidates(model);
      const trial = all[pick % all.length];
      if (trial === undefined || trial.token === null) throw new Error('a running trial has no token');
      await run(model, real, trial, { trialId: trial.id, leaseToken: trial.token });
    },
  );
}

interface Held {
  readonly trialId: string;
  readonly leaseToken: string;
}

function complete(pick: number, value: number): Command {
  return held(`complete ${value}`, pick, async (model, real, trial, lease) => {
    const done = await completeTrial(real.deps, { ...lease, metrics: { accuracy: value } }, tester);
    const state = trial.state === 'stopping' ? 'stopped' : 'succeeded';
    expect(done.metrics['accuracy']?.value).toBe(value);
    end(model, trial, state);
  });
}

function fail(pick: number, retry: boolean): Command {
  return held(`fail ${retry ? 'retry' : ''}`, pick, async (model, real, trial, lease) => {
    await failTrial(real.deps, { ...lease, kind: 'failed', code: null, message: 'broke', retry }, tester);
    if (retry && trial.state === 'running' && trial.attemptsUsed < model.maxAttempts) {
      trial.state = 'queued';
      loseToken(model, trial);
    } else end(model, trial, trial.state === 'stopping' ? 'stopped' : 'failed');
  });
}

function release(pick: number): Command {
  return held('release', pick, async (model, real, trial, lease) => {
    await releaseTrial(real.deps, { ...lease, reason: 'preempted' }, tester);
    if (trial.state === 'running') {
      trial.state = 'queued';
      trial.attemptsUsed -= 1;
      loseToken(model, trial);
    } else end(model, trial, 'stopped');
  });
}

function report(pick: number, step: number, value: number): Command {
  return held(`report ${step}=${value}`, pick, async (_model, real, trial, lease) => {
    const reported = reportMeasurements(
      real.deps,
      { ...lease, measurements: [{ step, metrics: { accuracy: value }, at: null }] },
      tester,
    );
    const before = trial.steps.get(step);
    if (before !== undefined && before !== value) {
      await refused(reported, 'conflict');
      return;
    }
    expect((await reported).stop !== null).toBe(trial.state === 'stopping');
    trial.steps.set(step, value);
    trial.secondsLeft = 30;
  });
}

function heartbeat(pick: number): Command {
  return held('heartbeat', pick, async (model, real, trial, lease) => {
    const { stop } = await heartbeatTrial(real.deps, { ...lease, leaseSeconds: null }, tester);
    expect(stop !== null).toBe(trial.state === 'stopping');
    trial.secondsLeft = model.leaseSeconds;
  });
}

function stopOrCancel(how: 'stop' | 'cancel', pick: number): Command {
  return command(
    `${how}(${pick})`,
    (model) => model.trials.length > 0,
    async (model, real) => {
      const trial = model.trials[pick % model.trials.length];
      if (trial === undefined) return;
      const called = (how === 'stop' ? stopTrial : cancelTrial)(real.deps, { trialId: trial.id, reason: null }, tester);
      const repeated =
        how === 'stop' ? trial.state === 'stopped' || trial.state === 'stopping' : trial.state === 'cancelled';
      if (isEnded(trial) && !repeated) {
        await refused(called, 'trial_finished');
        return;
      }
      await called;
      if (repeated) return;
      if (how === 'stop' && trial.state === 'running') trial.state = 'stopping';
      else end(model, trial, 'cancelled');
    },
  );
}

function expire(seconds: number): Command {
  return command(`expire after ${seconds} s`, always, async (model, real) => {
    await real.passTime(seconds);
    await expireLeases(real.deps, { limit: 1_000 });
    for (const trial of model.trials) {
      if (trial.state !== 'running' && trial.state !== 'stopping') continue;
      trial.secondsLeft -= seconds;
      if (trial.secondsLeft >= 0) continue;
      if (trial.state === 'stopping') end(model, trial, 'stopped');
      else if (trial.attemptsUsed < model.maxAttempts) trial.state = 'queued';
      else end(model, trial, 'failed');
      if (!isEnded(trial)) loseToken(model, trial);
    }
  });
}

/** A worker that lost its trial speaks up: refused, and nothing moves. */
function lateWords(pick: number): Command {
  return command(
    `late(${pick})`,
    (model) => model.stale.length > 0,
    async (model, real) => {
      const stale = model.stale[pick % model.stale.length];
      if (stale === undefined) return;
      const lease = { trialId: stale.trialId, leaseToken: stale.token };
      const ended = model.trials.some((trial) => trial.id === stale.trialId && isEnded(trial));
      // The last holder of a trial that was cancelled while it waited hears that it has ended.
      const codes = ended ? ['stale_lease', 'trial_finished'] : ['stale_lease'];
      await refused(completeTrial(real.deps, { ...lease, metrics: { accuracy: 99 } }, tester), ...codes);
      await refused(heartbeatTrial(real.deps, { ...lease, leaseSeconds: null }, tester), ...codes);
    },
  );
}

async function refused(call: Promise<unknown>, ...codes: string[]): Promise<void> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isSurmiseError(error)) throw new Error(`expected ${codes.join(' or ')}, got ${String(error)}`);
  expect(codes).toContain(error.code);
}

/** Nothing lost, nothing counted twice, no ended trial moved. */
async function compare(model: LoopModel, real: LoopHarness): Promise<void> {
  const { study, progress } = await describeStudy(real.deps, { studyId: model.studyId });
  for (const trial of model.trials) {
    const stored = await findTrial(real.deps, { trialId: trial.id });
    expect(stored).toMatchObject({ state: trial.state, attemptsUsed: trial.attemptsUsed });
  }
  const count = (state: string): number => model.trials.filter((trial) => trial.state === state).length;
  expect(progress).toEqual(Object.fromEntries(Object.keys(progress).map((state) => [state, count(state)])));
  expect(study.counts).toMatchObject({ created: model.trials.length, budgetUsed: budgetUsed(model) });
  expect(study.revision).toBe(model.revision);
  expect(study.state).toBe(isFinished(model) ? 'finished' : 'active');
}

const pick = fc.nat(20);
const value = fc.integer({ min: 0, max: 3 });

export const loopCommands = [
  fc.constant(ask('ask')),
  fc.constant(ask('claim')),
  fc.tuple(pick, value).map(([index, result]) => complete(index, result)),
  fc.tuple(pick, fc.boolean()).map(([index, retry]) => fail(index, retry)),
  pick.map(release),
  fc.tuple(pick, value, value).map(([index, step, result]) => report(index, step, result)),
  pick.map(heartbeat),
  pick.map((index) => stopOrCancel('stop', index)),
  pick.map((index) => stopOrCancel('cancel', index)),
  fc.integer({ min: 1, max: 40 }).map(expire),
  pick.map(lateWords),
];
