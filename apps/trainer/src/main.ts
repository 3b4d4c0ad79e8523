import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger, readTrainerConfig, StartupError } from '#platform';
import { ApiProblem } from './api-problem.ts';
import { LEASE_SECONDS } from './constants.ts';
import { repositoryRoot } from './repository-root.ts';
import { runTrainer } from './run-trainer.ts';
import { readTrainerOptions, TRAINER_USAGE } from './trainer-options.ts';
import { createTrainerShutdown } from './trainer-shutdown.ts';
import { TrialClient } from './trial-client.ts';

async function main(): Promise<void> {
  const config = readTrainerConfig();
  const options = readOptions();
  const log = createLogger(config.logLevel);
  const here = fileURLToPath(import.meta.url);
  const shutdown = createTrainerShutdown();
  process.on('SIGTERM', shutdown.close);
  process.on('SIGINT', shutdown.close);
  // Started by the service: its end is ours.
  process.once('disconnect', shutdown.close);

  const worker = `trainer-${hostname()}-${process.pid}`;
  log.info({ worker, url: config.url, concurrency: options.concurrency }, 'waiting for trials');
  await runTrainer(
    {
      client: new TrialClient(config, (reason, delayMs) => {
        log.warn({ reason, delayMs: Math.round(delayMs) }, 'the service did not answer; trying again');
      }),
      worker,
      concurrency: options.concurrency,
      attemptEntry: join(dirname(here), here.endsWith('.ts') ? 'attempt.ts' : 'attempt.js'),
      limits: { memoryBytes: options.memoryLimitBytes, seconds: options.timeLimitSeconds },
      leaseSeconds: LEASE_SECONDS,
      backend: options.backend,
      root: repositoryRoot(dirname(here)),
      artifacts: config.data === null ? null : join(config.data, 'artifacts', 'trials'),
      log,
    },
    shutdown,
  );
}

function readOptions(): ReturnType<typeof readTrainerOptions> {
  try {
    return readTrainerOptions(process.argv.slice(2));
  } catch (error) {
    throw new StartupError(error instanceof Error ? error.message : String(error), TRAINER_USAGE, { cause: error });
  }
}

main().then(
  // The channel to the service, if there is one, would keep the process alive.
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof StartupError ? error.line : null;
    const refused =
      error instanceof ApiProblem ? `the service refused: ${error.status} ${error.code}: ${error.message}` : null;
    process.stderr.write(`${known ?? refused ?? String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  },
);
