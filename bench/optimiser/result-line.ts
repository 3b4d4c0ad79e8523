import { z } from 'zod';

const perTrial = z.array(z.number());

/**
 * One run of one optimiser on one problem: a line of a result file, the same whatever language the optimiser is written in.
 * Regret is counted from the problem's recorded best, so it may be slightly negative where a surrogate goes below that.
 */
export const resultLineSchema = z.object({
  /** Results are grouped by this name. */
  optimiser: z.string(),
  version: z.string(),
  problem: z.string(),
  seed: z.int(),
  /** Number of trials N. */
  budget: z.int().positive(),
  /** N numbers: truth(incumbent) - best, where the incumbent has the smallest *observed* value so far, the earliest on ties. */
  regret: perTrial,
  /** N numbers: the smallest truth so far - best, an oracle's view of the same trials. */
  bestSoFarTruth: perTrial,
  /** N numbers: wall-clock milliseconds of each ask, with the tell before it. */
  ms: perTrial,
  /** The same in CPU time, which a busy machine does not inflate. */
  cpuMs: perTrial.optional(),
  /** How many of the N configurations had been evaluated before. */
  duplicates: z.int().optional(),
  /** N numbers: truth(recommended) - best, for strategies that recommend a tried point other than the best observed. */
  recommendedRegret: perTrial.optional(),
});
export type ResultLine = z.infer<typeof resultLineSchema>;

/** Six significant digits: enough for four digits of any average, and lines stay short. */
export function significant(value: number): number {
  return Number(value.toPrecision(6));
}
