import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createApp } from './create-app.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import { partsOfNoService } from './openapi/parts-of-no-service.ts';

const FILE = resolve(import.meta.dirname, '../../../..', 'openapi', 'openapi.json');

const app = await createApp(partsOfNoService());
const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
await app.close();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('openapi/openapi.json is out of date: run `npm run gen` and commit it\n');
  process.exitCode = 1;
}
