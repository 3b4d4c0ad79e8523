import { z } from 'zod';

/** One run: regret in units of the mean of random configurations, after so many trials. */
export const highLineSchema = z.object({
  optimiser: z.string(),
  version: z.string(),
  problem: z.string(),
  seed: z.int(),
  budget: z.int().positive(),
  marks: z.array(z.int()),
  regret: z.array(z.number()),
  cpuMsMedian: z.number(),
});
export type HighLine = z.infer<typeof highLineSchema>;

/** Trials after which regret is noted. */
export const MARKS = [50, 100, 200, 300];
