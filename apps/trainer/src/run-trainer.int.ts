import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApiProblem } from './api-problem.ts';
import { repositoryRoot } from './repository-root.ts';
import { residentMemory } from './resident-memory.ts';
import { runTrainer } from './run-trainer.ts';
import { FakeService, type FakeTrial } from './testing/fake-service.ts';
import { createTrainerShutdown, type TrainerShutdown } from './trainer-shutdown.ts';
import { TrialClient } from './trial-client.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIGITS = { task: 'image-classification', dataset: 'digits', epochs: 1 };
const TERMINAL = ['succeeded', 'failed', 'infeasible', 'stopped'];

interface Run {
  readonly service: FakeService;
  readonly shutdown: TrainerShutdown;
  readonly done: Promise<void>;
}

const runs: Run[] = [];
const folders: string[] = [];

/** A trainer against a fake service, with the faulty attempt for the faults and the real one where real training counts. */
async function start(
  entry: 'attempt.ts' | 'testing/faulty-attempt.ts',
  prepare: (service: FakeService) => void,
  {
    megabytes = 512,
    seconds = 60,
    artifacts = null as string | null,
    key = null as string | null,
    concurrency = 2,
    leaseSeconds = 1,
  } = {},
): Promise<Run> {
  const service = new FakeService(DIGITS);
  prepare(service);
  const url = await service.start();
  const shutdown = createTrainerShutdown(500);
  const client = new TrialClient({ url, apiKey: key ?? service.key }, () => undefined);
  const log = { info: () => undefined, error: () => undefined };
  const done = runTrainer(
    {
      client,
      worker: 'test',
      concurrency,
      attemptEntry: join(HERE, entry),
      limits: { memoryBytes: megabytes * 2 ** 20, seconds },
      leaseSeconds,
      backend: 'wasm',
      root: repositoryRoot(HERE),
      artifacts,
      log,
    },
    shutdown,
  );
  // What it ended with is looked at by the tests that await it; in the others it must not end the process.
  done.catch(() => undefined);
  const run = { service, shutdown, done };
  runs.push(run);
  return run;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

async function ended(trial: FakeTrial): Promise<FakeTrial> {
  await until(() => TERMINAL.includes(trial.state));
  return trial;
}

afterEach(async () => {
  for (const { service, shutdown, done } of runs.splice(0)) {
    shutdown.close();
    // Over is enough here: why, its test has looked at.
    await done.catch(() => undefined);
    await service.stop();
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('a trainer with real training', () => {
  it('trains, reports, completes and keeps the model', async () => {
    const artifacts = await mkdtemp(join(tmpdir(), 'surmise-trainer-'));
    folders.push(artifacts);
    const { service } = await start('attempt.ts', (fake) => fake.add({ family: 'dense', blocks: 1 }), { artifacts });
    const trial = await ended(service.trials[0]!);
    expect(trial).toMatchObject({ state: 'succeeded', attempts: 1 });
    expect(trial.steps).toEqual([{ step: 1, metrics: trial.result }]);
    expect(Number(trial.result?.accuracy)).toBeGreaterThan(0.3);
    expect(Object.keys(trial.result ?? {}).sort()).toEqual(['accuracy', 'loss']);
    expect((await readdir(join(artifacts, trial.id))).sort()).toEqual(['model.json', 'weights.bin']);
  });

  it('ends a NaN loss as failed, a network that is too large and a senseless value as infeasible, and goes on', async () => {
    const { service } = await start('attempt.ts', (fake) => {
      fake.add({ family: 'dense', batchNorm: false, optimizer: 'sgd', learningRate: 1e30 });
      fake.add({ family: 'dense', blocks: 3, units: 100_000 });
      fake.add({ family: 'conv', kernelSize: 2.5 });
      fake.add({ family: 'dense', blocks: 1 });
    });
    const [nan, large, senseless, good] = await Promise.all(service.trials.map(ended));
    expect(nan).toMatchObject({ state: 'failed', attempts: 1, failure: { code: 'nan_loss' } });
    expect(large).toMatchObject({ state: 'infeasible', attempts: 1, failure: { code: 'too_large' } });
    expect(String(large?.failure?.message)).toMatch(/needs about \d+ MB .* the limit is 512 MB/);
    expect(senseless).toMatchObject({ state: 'infeasible', failure: { code: 'invalid_assignments' } });
    expect(good?.state).toBe('succeeded');
  });
});

describe('a trainer whose attempts misbehave', () => {
  it.each([
    ['throw', 'crashed', /a fault on purpose/, 2],
    ['exit', 'crashed', /status 3/, 2],
    ['abort', 'crashed', /SIGABRT/, 2],
    ['memory', 'out_of_memory', /the limit is 256 MB/, 1],
    ['wrong metric', 'unknown_metric', /accuracy/, 1],
  ])('ends "%s" as failed with %s, and runs the next trial', async (fault, code, message, attempts) => {
    const limits = { megabytes: 256, concurrency: 1 };
    const { service } = await start(
      'testing/faulty-attempt.ts',
      (fake) => {
        fake.add({ fault });
        fake.add({ fault: 'none' });
      },
      limits,
    );
    const [bad, good] = await Promise.all(service.trials.map(ended));
    expect(bad).toMatchObject({ state: 'failed', attempts, failure: { kind: 'failed', code } });
    expect(String(bad?.failure?.message)).toMatch(message);
    expect(good).toMatchObject({ state: 'succeeded', result: { accuracy: 0.5, loss: 1 } });
  });

  // The limit holds for the good trial as well, which needs some of it to start on a busy machine.
  it('ends "hang" as failed when its time is over, and runs the next trial', async () => {
    const { service } = await start(
      'testing/faulty-attempt.ts',
      (fake) => {
        fake.add({ fault: 'hang' });
        fake.add({ fault: 'none' });
      },
      { seconds: 8, concurrency: 1 },
    );
    const [bad, good] = await Promise.all(service.trials.map(ended));
    expect(bad).toMatchObject({ state: 'failed', attempts: 1, failure: { kind: 'failed', code: 'timed_out' } });
    expect(String(bad?.failure?.message)).toMatch(/not finished after 8 seconds/);
    expect(good).toMatchObject({ state: 'succeeded', result: { accuracy: 0.5, loss: 1 } });
  });

  it('tells a full JavaScript heap from a crash', async () => {
    const { service } = await start('testing/faulty-attempt.ts', (fake) => fake.add({ fault: 'heap' }), {
      megabytes: 400,
    });
    const trial = await ended(service.trials[0]!);
    expect(trial).toMatchObject({ state: 'failed', attempts: 1, failure: { code: 'out_of_memory' } });
  });

  it('stops an attempt when a sign of life is answered so', async () => {
    const { service } = await start('testing/faulty-attempt.ts', (fake) => fake.add({ fault: 'obeys stop' }));
    const trial = service.trials[0]!;
    await until(() => trial.steps.length === 1);
    trial.state = 'stopping';
    await ended(trial);
    expect(trial).toMatchObject({ state: 'stopped', failure: null });
  });

  it('drops an attempt whose lease is lost, and says no more about it', async () => {
    const { service } = await start('testing/faulty-attempt.ts', (fake) => {
      fake.add({ fault: 'obeys stop' });
      fake.maxAttempts = 1;
    });
    const trial = service.trials[0]!;
    await until(() => trial.steps.length === 1);
    trial.leaseToken = 'of another worker';
    await until(() => service.calls.filter((call) => call.endsWith('/heartbeat')).length > 0);
    const other = service.add({ fault: 'none' });
    await ended(other);
    expect(trial).toMatchObject({ state: 'running', releases: 0, failure: null, result: null });
  });
});

describe('an attempt', () => {
  it('does not outlive its trainer', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--conditions=source',
        join(HERE, 'testing', 'orphaning-parent.ts'),
        join(HERE, 'attempt.ts'),
        repositoryRoot(HERE),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [text] = (await once(parent.stdout, 'data')) as [Buffer];
    const attempt = Number(text.toString());
    expect(await residentMemory(attempt)).not.toBeNull();
    parent.kill('SIGKILL');
    while ((await residentMemory(attempt)) !== null) await sleep(20);
  });
});

describe('a trainer and its service', () => {
  it('gives its trials back when it shuts down', async () => {
    const { service, shutdown, done } = await start('testing/faulty-attempt.ts', (fake) => {
      fake.add({ fault: 'obeys stop' });
      fake.add({ fault: 'obeys stop' });
    });
    await until(() => service.trials.every(({ steps }) => steps.length === 1));
    shutdown.close();
    await done;
    expect(service.trials).toMatchObject([
      { state: 'queued', releases: 1, failure: null },
      { state: 'queued', releases: 1, failure: null },
    ]);
  });

  it('waits for a service that is away, and does nothing twice when answers are lost', async () => {
    const { service } = await start('testing/faulty-attempt.ts', (fake) => {
      fake.add({ fault: 'none' });
      fake.unavailableFor = 2;
      fake.losesFirstAnswersTo = /./;
    });
    const trial = await ended(service.trials[0]!);
    await until(() => service.calls.filter((call) => call.endsWith('/complete')).length > 1);
    expect(trial).toMatchObject({ state: 'succeeded', attempts: 1, steps: [{ step: 1 }] });
    expect(trial.steps).toHaveLength(1);
  });

  it('repeats an end whose answer was lost, though a sign of life says meanwhile that the trial has ended', async () => {
    const { service } = await start(
      'testing/faulty-attempt.ts',
      (fake) => {
        fake.add({ fault: 'none' });
        fake.losesFirstAnswersTo = /complete$/;
      },
      { leaseSeconds: 0.15 },
    );
    const [trial] = service.trials;
    const completions = (): string[] => service.calls.filter((call) => call.endsWith('/complete'));
    await until(() => completions().length > 1);
    expect(service.calls.slice(service.calls.indexOf(completions()[0]!))).toContainEqual(
      expect.stringMatching(/heartbeat$/),
    );
    expect(trial).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  it('gives up when the service refuses its key', async () => {
    const { done } = await start('testing/faulty-attempt.ts', () => undefined, { key: 'smk_wrong' });
    await expect(done).rejects.toBeInstanceOf(ApiProblem);
  });
});
