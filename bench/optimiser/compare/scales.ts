import { z } from 'zod';
import type { ResultLine } from '../result-line.ts';
import { UsageError } from '../usage-error.ts';

/**
 * By problem, what normalises a regret r to (r + offset) / scale, which is 1 for the mean of random configurations and 0 for
 * the best known truth. `offset` = recorded best - best known truth, `scale` = mean of 1,000 random truths - best known truth.
 */
export const scalesSchema = z.record(z.string(), z.object({ offset: z.number(), scale: z.number() }));
export type Scales = z.infer<typeof scalesSchema>;

/** Result lines hold six digits: less is no record. */
const RECORD_MARGIN = 1e-6;

/** A run that went below the best known truth moves it for everybody. */
export function scalesWithRecords(known: Scales, lines: readonly ResultLine[]): Scales {
  const scales: Scales = structuredClone(known);
  for (const { problem, bestSoFarTruth } of lines) {
    const reference = scaleOf(scales, problem);
    const offset = -bestSoFarTruth.reduce((least, value) => Math.min(least, value), Infinity);
    if (offset <= reference.offset + RECORD_MARGIN) continue;
    reference.scale += offset - reference.offset;
    reference.offset = offset;
  }
  return scales;
}

export function scaleOf(scales: Scales, problem: string): Scales[string] {
  const reference = scales[problem];
  if (!reference) throw new UsageError(`No scale is known for ${problem}: give a file that has one with --scales`);
  return reference;
}
