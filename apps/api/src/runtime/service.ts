import { createLoopDeps, type LoopDeps } from '#loop';
import type { Database } from '#persistence';
import {
  type DataFolder,
  type Logger,
  openDataFolder,
  type ServiceConfig,
  type Shutdown,
  startEmbeddedPostgres,
  systemClock,
} from '#platform';
import { fileURLToPath } from 'node:url';
import { provisionKey } from '../auth/provision-key.ts';
import { PiscinaSuggester } from '../compute/piscina-suggester.ts';
import { createApp } from '../create-app.ts';
import { connectDatabase } from './connect-database.ts';
import { ensureDefaultProject } from './default-project.ts';
import { LeaseReaper } from './lease-reaper.ts';
import { listen } from './listen.ts';
import { TrainerProcess } from './trainer-process.ts';

interface Options {
  readonly config: ServiceConfig;
  readonly log: Logger;
  /** Learns of every part as it starts, so that a failed start stops what there is. */
  readonly shutdown: Shutdown;
  /** Aborted when somebody wants the service to stop while it still starts. */
  readonly signal: AbortSignal;
  /** Lines for the person or script that started it. */
  readonly print: (line: string) => void;
}

const TRAINER_ENTRY = fileURLToPath(new URL('../../../trainer/src/main.js', import.meta.url));

/** Starts everything in order and answers the service's address. Later parts stand on earlier ones. */
export async function startService({ config, log, shutdown, signal, print }: Options): Promise<string> {
  const data = openDataFolder(config.data);
  shutdown.add('data folder', () => {
    data.release();
    return Promise.resolve();
  });
  const database = await openState(config, data, log, shutdown);
  signal.throwIfAborted();

  const suggester = new PiscinaSuggester(log, { threads: config.computeThreads });
  shutdown.add('compute threads', () => suggester.close());
  const { unitOfWork, wakeups, identities } = database;
  const loop = createLoopDeps({ unitOfWork, suggester, explainer: suggester, wakeups, identities });
  await ensureDefaultProject(loop);
  const keys = { unitOfWork, identities, clock: systemClock };
  const admin = await provisionKey(data.keyFile('admin'), { displayName: 'Administrator', scopes: ['admin'] }, keys);
  const trainerKey = await provisionKey(data.keyFile('trainer'), { displayName: 'Trainer', scopes: ['write'] }, keys);
  if (admin.isNew)
    print(`administrator's key, shown this once and kept in ${data.keyFile('admin').path}: ${admin.text}`);
  signal.throwIfAborted();

  const url = await serve({ config, log, shutdown, database, loop });
  signal.throwIfAborted();
  const reaper = new LeaseReaper(loop, log);
  reaper.start();
  shutdown.add('lease reaper', () => reaper.stop());
  if (config.trainer) {
    const trainer = new TrainerProcess({
      entry: TRAINER_ENTRY,
      args: config.trainerConcurrency === null ? [] : ['--concurrency', String(config.trainerConcurrency)],
      environment: {
        SURMISE_URL: url,
        SURMISE_API_KEY: trainerKey.text,
        SURMISE_DATA: data.path,
        SURMISE_LOG_LEVEL: config.logLevel,
      },
      log,
    });
    trainer.start();
    shutdown.add('trainer', () => trainer.stop());
  }
  print(`ready ${url}`);
  return url;
}

async function openState(config: ServiceConfig, data: DataFolder, log: Logger, shutdown: Shutdown): Promise<Database> {
  let url = config.databaseUrl;
  if (url === null) {
    const postgres = await startEmbeddedPostgres(data.postgresFolder, log);
    shutdown.add('database server', () => postgres.stop());
    url = postgres.url;
  }
  const database = await connectDatabase(url, log);
  shutdown.add('database connections', () => database.close());
  return database;
}

interface Serving {
  readonly config: ServiceConfig;
  readonly log: Logger;
  readonly shutdown: Shutdown;
  readonly database: Database;
  readonly loop: LoopDeps;
}

/** Answers the address once the service is ready by its own word. */
async function serve({ config, log, shutdown, database, loop }: Serving): Promise<string> {
  const stopping = new AbortController();
  const { reads, unitOfWork } = database;
  const app = await createApp({
    log,
    loop,
    reads,
    unitOfWork,
    checkDatabase: () => database.ping(),
    stopping: stopping.signal,
  });
  shutdown.add('http', async () => {
    stopping.abort();
    await app.close();
  });
  const url = await listen(app, config);
  const ready = await fetch(`${url}/readyz`);
  if (!ready.ok) throw new Error(`/readyz answered ${ready.status}: ${await ready.text()}`);
  return url;
}
