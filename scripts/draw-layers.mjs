// Draws docs/architecture.md from layers.cjs, or with --check fails when the committed picture is not what the table says.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const layers = createRequire(import.meta.url)('../layers.cjs');
const PATH = join(ROOT, 'docs', 'architecture.md');

const edges = Object.entries(layers).flatMap(([lib, imports]) => imports.map((target) => `  ${lib} --> ${target}`));
const table = Object.entries(layers).map(([lib, imports]) => `| ${lib} | ${imports.join(', ') || 'nothing'} |`);
const picture = `# Architecture

Generated from \`layers.cjs\` by \`npm run gen\`; \`npm run check\` fails when it is out of date. An arrow reads "may import".

\`\`\`mermaid
graph TD
${edges.join('\n')}
\`\`\`

| lib | may import |
| --- | --- |
${table.join('\n')}

Apps (\`apps/api\`, \`apps/trainer\`, \`apps/cli\`) are composition roots: they may import any lib and no other app. Processes talk to
one another over HTTP only.
`;

if (process.argv.includes('--check')) {
  const committed = readFileSync(PATH, 'utf8');
  if (committed !== picture) {
    console.error('docs/architecture.md is not what layers.cjs says: run `npm run gen` and commit the result.');
    process.exit(1);
  }
} else {
  writeFileSync(PATH, picture);
}
