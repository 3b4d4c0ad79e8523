export { postgresHarness } from './postgres-harness.ts';
export { openTestDatabase, type TestDatabase } from './test-database.ts';
export { startTestServer, type TestServer } from './test-server.ts';
