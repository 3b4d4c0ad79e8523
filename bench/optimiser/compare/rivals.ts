import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readJson } from '../problems/read-json.ts';
import { latenciesSchema } from './latency.ts';
import type { Latencies } from './latency.ts';
import { markedRunSchema } from './marks.ts';
import type { MarkedRun } from './marks.ts';
import { scalesSchema } from './scales.ts';
import type { Scales } from './scales.ts';

export const RIVALS_FOLDER = fileURLToPath(new URL('../../peers', import.meta.url));

/** Other optimisers' runs on the same problems, reduced to what a comparison needs. */
export interface Rivals {
  readonly runs: readonly MarkedRun[];
  readonly latencies: Latencies;
  readonly scales: Scales;
}

export function readRivals(folder: string = RIVALS_FOLDER): Rivals {
  const lines = readFileSync(`${folder}/runs.jsonl`, 'utf8').trimEnd().split('\n');
  return {
    runs: lines.map((line) => markedRunSchema.parse(JSON.parse(line))),
    latencies: readJson(`${folder}/latencies.json`, latenciesSchema),
    scales: readJson(`${folder}/scales.json`, scalesSchema),
  };
}
