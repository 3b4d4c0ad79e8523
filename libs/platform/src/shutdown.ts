import type { Logger } from './logger.ts';

export interface Shutdown {
  /** Registers what must be stopped. Later registrations are stopped first, as they were built on the earlier ones. */
  add(name: string, stop: () => Promise<void>): void;
  /** Stops everything once, however often it is called; a part that fails or hangs does not keep the others from stopping. */
  run(reason: string): Promise<void>;
  readonly started: boolean;
}

/** A part gets what is left of the whole limit; the last ones (the database) keep `RESERVE_MS` each whatever came before. */
const RESERVE_MS = 1_000;

export function createShutdown(log: Logger, limitMs = 20_000): Shutdown {
  const parts: { name: string; stop: () => Promise<void> }[] = [];
  let running: Promise<void> | undefined;

  const stopAll = async (reason: string): Promise<void> => {
    const until = performance.now() + limitMs;
    log.debug({ reason }, 'stopping');
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const { name, stop } = part;
      const left = Math.max(RESERVE_MS, until - performance.now() - RESERVE_MS * parts.length);
      try {
        await within(left, stop);
      } catch (error) {
        log.error({ err: error, part: name }, 'this part did not stop cleanly');
      }
    }
    log.debug('stopped');
  };

  return {
    add: (name, stop) => void parts.push({ name, stop }),
    run: (reason) => (running ??= stopAll(reason)),
    get started() {
      return running !== undefined;
    },
  };
}

function within(milliseconds: number, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`took longer than ${Math.round(milliseconds)} ms`));
    }, milliseconds);
    work()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
      });
  });
}
