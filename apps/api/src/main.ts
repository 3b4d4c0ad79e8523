import { createLogger, createShutdown, ignoresHangup, readServiceConfig, serviceUsage, StartupError } from '#platform';
import { startService } from './runtime/service.ts';

/** Time for a start that is under way to reach its next step once the service is told to stop. */
const START_PATIENCE_MS = 5_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line: nobody who mistyped a port wants a stack. */
function fail(error: unknown): void {
  const reason = error instanceof StartupError ? error.line : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`surmise: ${reason ?? 'failed'}\n`);
}

async function main(): Promise<number | null> {
  const config = readServiceConfig();
  if (config === null) {
    print(serviceUsage());
    return 0;
  }
  const log = createLogger(config.logLevel);
  const shutdown = createShutdown(log);
  const stopped = new AbortController();
  let starting: Promise<unknown> = Promise.resolve();

  const stop = async (reason: string, exitCode: number): Promise<void> => {
    stopped.abort();
    await Promise.race([
      // Why it did not start is told where it is awaited; here it only has to be over.
      starting.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, START_PATIENCE_MS)),
    ]);
    await shutdown.run(reason);
    process.exit(exitCode);
  };
  // `on`, not `once`: Ctrl-C may arrive twice, from the terminal and from the process that started this one.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal, 0));
  if (!ignoresHangup()) process.on('SIGHUP', () => void stop('SIGHUP', 0));
  process.on('disconnect', () => void stop('the process that started this one is gone', 0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'unforeseen failure');
      void stop(event, 1);
    });
  }
  try {
    starting = startService({ config, log, shutdown, signal: stopped.signal, print });
    await starting;
    return null;
  } catch (error) {
    if (stopped.signal.aborted) return null;
    await shutdown.run('the start failed');
    fail(error);
    return 1;
  }
}

const exitCode = await main().catch((error: unknown) => {
  fail(error);
  return 1;
});
if (exitCode !== null) process.exit(exitCode);
