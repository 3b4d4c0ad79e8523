import { createLogger, createShutdown, readServiceConfig, serviceUsage, StartupError } from '#platform';
import { startService } from './runtime/service.ts';

/** Time for a start that is under way to reach its next step once the service is told to stop. */
const START_PATIENCE_MS = 5_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ends with one line: nobody who mistyped a port wants a stack. */
function fail(error: unknown): void {
  process.stderr.write(
    error instanceof StartupError
      ? `surmise: ${error.line}\n`
      : `surmise: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
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
  const starting = startService({ config, log, shutdown, signal: stopped.signal, print });

  const stop = async (reason: string, exitCode: number): Promise<void> => {
    stopped.abort();
    await Promise.race([
      starting.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, START_PATIENCE_MS)),
    ]);
    await shutdown.run(reason);
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal, 0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'unforeseen failure');
      void stop(event, 1);
    });
  }
  try {
    await starting;
    return null;
  } catch (error) {
    if (stopped.signal.aborted) return null;
    fail(error);
    await shutdown.run('the start failed');
    return 1;
  }
}

const exitCode = await main().catch((error: unknown) => {
  fail(error);
  return 1;
});
if (exitCode !== null) process.exit(exitCode);
