import { createLoopDeps } from '#loop';
import { createLogger } from '#platform';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createApp } from './create-app.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import type { AppParts } from './app.module.ts';

const FILE = resolve(import.meta.dirname, '../../../..', 'openapi', 'openapi.json');

/** The contract is made of declarations alone: whatever stands behind the routes is never asked. */
function absent(): never {
  throw new Error('the document is generated without a service');
}

function partsOfNoService(): AppParts {
  const unitOfWork = { run: absent, read: absent };
  const identities = { newId: absent, newToken: absent, newSeed: absent };
  return {
    log: createLogger('warn'),
    loop: createLoopDeps({ unitOfWork, identities, suggester: { suggest: absent }, wakeups: { subscribe: absent } }),
    reads: { listTrials: absent, listStudies: absent, listProjects: absent },
    unitOfWork,
    checkDatabase: absent,
    stopping: new AbortController().signal,
  };
}

const app = await createApp(partsOfNoService());
const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
await app.close();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('openapi/openapi.json is out of date: run `npm run gen` and commit it\n');
  process.exitCode = 1;
}
