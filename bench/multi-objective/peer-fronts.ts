import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { mean } from '../suite/mean.ts';
import { hypervolumeOf } from './hypervolume-of.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

const FILE = fileURLToPath(new URL('../peers/multi-objective.jsonl', import.meta.url));

const peerRunSchema = z.object({
  optimiser: z.string(),
  version: z.string(),
  problem: z.string(),
  seed: z.int(),
  budget: z.int(),
  cpuSeconds: z.number(),
  /** Of every trial, one value per objective. */
  outcomes: z.array(z.array(z.number())),
});

export interface PeerFront {
  readonly optimiser: string;
  readonly seeds: number;
  /** Mean over its seeds of the hypervolume, as a share of the true front's. */
  readonly share: number;
}

/** What the runs that `peers/multi_objective.py` wrote had found after so many trials. */
export function peerFronts(problem: TradeOffProblem, trials: number): readonly PeerFront[] {
  const runs = readFileSync(FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => peerRunSchema.parse(JSON.parse(line)))
    .filter((run) => run.problem === problem.name && run.outcomes.length >= trials);
  return [...new Set(runs.map(({ optimiser }) => optimiser))].map((optimiser) => {
    const shares = runs
      .filter((run) => run.optimiser === optimiser)
      .map(({ outcomes }) => hypervolumeOf(problem, outcomes.slice(0, trials)) / problem.best);
    return { optimiser, seeds: shares.length, share: mean(shares) };
  });
}
