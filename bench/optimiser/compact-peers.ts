// Reduces rivals' full result files to bench/peers: node_modules/.bin/node --conditions=source bench/optimiser/compact-peers.ts FOLDER
// FOLDER holds NAME.jsonl per optimiser, and scales.json.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { latencies } from './compare/latency.ts';
import { longestRuns, markRun } from './compare/marks.ts';
import { RIVALS_FOLDER } from './compare/rivals.ts';
import { scalesSchema } from './compare/scales.ts';
import { readJson } from './problems/read-json.ts';
import { readResults } from './result-file.ts';

const [folder = '.'] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort();
const lines = longestRuns(files.flatMap((name) => readResults(`${folder}/${name}`)));
const write = (name: string, text: string): void => {
  writeFileSync(`${RIVALS_FOLDER}/${name}`, text);
};
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

mkdirSync(RIVALS_FOLDER, { recursive: true });
write('runs.jsonl', lines.map((line) => `${JSON.stringify(markRun(line))}\n`).join(''));
write('latencies.json', asJson(latencies(lines)));
write('scales.json', asJson(readJson(`${folder}/scales.json`, scalesSchema)));
