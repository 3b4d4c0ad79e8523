import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { suggestionSeed, type Snapshot, type SnapshotTrial } from '#study';
import { summarise, timed, type Summary, type Time } from './clock.ts';
import { latencySnapshot, latencyTrial } from './latency-study.ts';
import type { Peer } from './peer.ts';

export interface LatencyPlan {
  readonly dims: number;
  readonly observations: readonly number[];
  readonly repeats: number;
  readonly seed: number;
  readonly peer: Peer | null;
}

export interface AskLatency extends Summary {
  readonly dims: number;
  readonly observations: number;
  /** As a search has it, or with the fit forced or spared. */
  readonly fit: 'by schedule' | 'refit' | 'no refit';
  readonly peer: Summary | null;
}

/** Fits start from scratch at every fifth observation: a window of five holds one such ask. */
const WINDOW = 5;

/**
 * Runs a real search (Levy's function on the cube, noiseless, minimised), so that the observations lie as they do in practice, and times
 * asks at each of WINDOW numbers of observations from the wanted one on, since some asks fit the model more thoroughly than others. Each
 * repeat draws other random numbers, and starts its fit where the model before the last observation ended, as the service does. A peer is asked
 * in turns with ours.
 */
export async function measureAskLatency(plan: LatencyPlan): Promise<readonly AskLatency[]> {
  const { dims, observations, repeats, seed, peer } = plan;
  const last = Math.max(...observations) + WINDOW - 1;
  const times = observations.map((from) => ({ from, own: [] as Time[], peer: [] as Time[] }));
  const trials: SnapshotTrial[] = [];
  let model: Snapshot['model'] = null;
  await peer?.open(dims, seed);
  for (let n = 0; n <= last; n++) {
    const snapshot = latencySnapshot(dims, last, [...trials], model, seed);
    for (const { from, own, peer: theirs } of times) {
      if (n < from || n >= from + WINDOW) continue;
      for (let repeat = 0; repeat < repeats; repeat++) {
        const rng = createRng(`${suggestionSeed(snapshot)} repeat ${repeat}`);
        own.push(timed(() => suggest(snapshot, 1, rng)));
        if (peer !== null) theirs.push(await peer.ask(trials));
      }
    }
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('the cube has no end, yet no suggestion came');
    model = suggestion.explanation.model ?? model;
    trials.push(latencyTrial(n, Object.values(suggestion.assignments).map(Number)));
  }
  return times.map(({ from, own, peer: theirs }) => ({
    dims,
    observations: from,
    fit: 'by schedule',
    ...summarise(own),
    peer: theirs.length === 0 ? null : summarise(theirs),
  }));
}
