import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const FILE = fileURLToPath(new URL('../peers/constrained.jsonl', import.meta.url));

const peerRunSchema = z.object({
  optimiser: z.string(),
  version: z.string(),
  problem: z.string(),
  seed: z.int(),
  budget: z.int(),
  /** Best feasible value after each trial. */
  best: z.array(z.number().nullable()),
});
export type PeerRun = z.infer<typeof peerRunSchema>;

/** Written by `peers/constrained.py`. */
export function readPeerRuns(): readonly PeerRun[] {
  return readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => peerRunSchema.parse(JSON.parse(line)));
}
