// Makes every generated and committed file anew: the WASM module, the OpenAPI document and the architecture picture.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
for (const script of ['scripts/build-wasm.mjs', 'dist/apps/api/src/generate-openapi.js', 'scripts/draw-layers.mjs']) {
  const { status } = spawnSync(process.execPath, [script], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
