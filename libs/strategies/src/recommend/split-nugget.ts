import { DETAIL_SHARE, DETAIL_TRUST } from '../constants.ts';

export interface Nugget {
  /** Variance of what is the same each time that a configuration is measured, and that the process cannot follow. */
  readonly detail: number;
  /** Variance of what is another each time. */
  readonly noise: number;
}

/**
 * What a process calls noise, told apart into noise and detail.
 *
 * | symbol | meaning                                                                                          |
 * | s      | fitted noise variance                                                                            |
 * | c, t   | share that is detail before anything was measured twice, and how many repeats that is worth      |
 * | S, f   | sum of squares of repeated scores round their own means, and its degrees of freedom              |
 *
 *   noise = min(s, (t (1 - c) s + S) / (t + f)),   detail = s - noise
 *
 * The mean of a scaled inverse chi-squared posterior, nearly. The process cannot follow a lucky draw, nor a true pit in a rugged landscape;
 * geostatistics tells the two parts of such a nugget apart (Cressie 1993, 3.2.1), and only repeats can. Taking all of it for noise
 * recommends points on rugged noise-free functions that are worse than the best found by .014 of the regret of random search; taking
 * half for detail costs nothing there, and keeps what is gained under noise (docs/adr/0015).
 */
export function splitNugget(variance: number, repeated: readonly (readonly number[])[]): Nugget {
  let [squares, freedom] = [0, 0];
  for (const scores of repeated) {
    const centre = scores.reduce((sum, score) => sum + score / scores.length, 0);
    for (const score of scores) squares += (score - centre) * (score - centre);
    freedom += scores.length - 1;
  }
  const prior = DETAIL_TRUST * (1 - DETAIL_SHARE) * variance;
  const noise = Math.min(variance, (prior + squares) / (DETAIL_TRUST + freedom));
  return { detail: variance - noise, noise };
}
