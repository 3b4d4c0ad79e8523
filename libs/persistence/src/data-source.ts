import { DataSource } from 'typeorm';
import { CreateCore1764000000000 } from '../../../migrations/1764000000000-create-core.ts';
import { LearnFromStudies1764000600000 } from '../../../migrations/1764000600000-learn-from-studies.ts';
import { CONNECT_TIMEOUT_MS } from './constants.ts';
import { entities } from './entities/entities.ts';

export interface DataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** For tests: how long a silent server is waited for. */
  readonly queryTimeoutMs?: number;
  /** For tests: how long a session, new or of the pool, is waited for. */
  readonly connectTimeoutMs?: number;
  /** Hears errors of idle sessions, for instance of a server that was restarted. They are no reason to end: the pool opens new ones. */
  readonly onError?: (error: unknown) => void;
}

/** Sessions of one process: more than the cores of a small server serve at once only queue there instead of here. */
const DEFAULT_POOL_SIZE = 16;
/** Every statement of the service reads or writes a bounded number of rows; one that takes this long is stuck. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** A server that is frozen or cut off cannot end its own statements: after this long its silence is taken for an outage. */
const QUERY_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;

export function createDataSource(options: DataSourceOptions): DataSource {
  const { url, poolSize, queryTimeoutMs, connectTimeoutMs, onError } = options;
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: [CreateCore1764000000000, LearnFromStudies1764000600000],
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    applicationName: 'surmise',
    connectTimeoutMS: connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    poolErrorHandler: onError ?? (() => undefined),
    extra: {
      max: poolSize ?? DEFAULT_POOL_SIZE,
      query_timeout: queryTimeoutMs ?? QUERY_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
    },
  });
}
