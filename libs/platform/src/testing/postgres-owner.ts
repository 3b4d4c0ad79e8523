// A process of its own that starts the embedded PostgreSQL of the folder it is given, so that a test can kill it.
import { silentLogger } from './silent-logger.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';

const postgres = await startEmbeddedPostgres(process.argv[2] ?? '', silentLogger);
process.stdout.write(`${JSON.stringify({ url: postgres.url, pid: postgres.pid() })}\n`);
setInterval(() => undefined, 1_000);
