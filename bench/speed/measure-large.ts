import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { suggestionSeed, type Snapshot } from '#study';
import { summarise, timed, type Time } from './clock.ts';
import { latencySnapshot, latencyTrial, MINIMUM } from './latency-study.ts';
import type { AskLatency, LatencyPlan } from './measure-ask-latency.ts';

/** How far from the minimum every second trial lies, as the later ones of a search do. */
const SPREAD = 0.1;

/**
 * Times asks after very many trials, which a search would take too long to get to: every second trial is drawn uniformly, the others round the
 * minimum. With the fit of hyper-parameters that the schedule brings now and then (from the last optimum), and without.
 */
export function measureLarge({ dims, observations, repeats, seed }: LatencyPlan): readonly AskLatency[] {
  return observations.flatMap((n) => {
    const rng = createRng(seed).fork(n);
    const trials = Array.from({ length: n }, (_, number) => {
      const draw = (): number => (number % 2 === 0 ? rng.next() : MINIMUM + SPREAD * rng.normal());
      return latencyTrial(
        number,
        Array.from({ length: dims }, () => Math.min(1, Math.max(0, draw()))),
      );
    });
    const fresh = latencySnapshot(dims, n, trials, null, seed);
    const model = suggest(fresh, 1, createRng(suggestionSeed(fresh)))[0]?.explanation.model ?? null;
    // A fit is due once a fiftieth of the observations is new.
    const aged = model && { ...model, fittedAt: Math.floor(0.97 * n) };
    const measure = (fit: AskLatency['fit'], state: Snapshot['model']): AskLatency => {
      const times: Time[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const snapshot = latencySnapshot(dims, n, trials, state, seed);
        times.push(timed(() => suggest(snapshot, 1, createRng(`${suggestionSeed(snapshot)} repeat ${repeat}`))));
      }
      return { dims, observations: n, fit, ...summarise(times), peer: null };
    };
    return [measure('refit', aged), measure('no refit', model)];
  });
}
