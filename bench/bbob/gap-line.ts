import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Trials after which the best value is kept. */
export const MARKS = [25, 50, 100] as const;

export const gapLineSchema = z.object({
  optimiser: z.string(),
  problem: z.string(),
  seed: z.number().int(),
  /** The best value above the optimum after each of MARKS. */
  gaps: z.array(z.number()).length(MARKS.length),
});
export type GapLine = z.infer<typeof gapLineSchema>;

/** A run a line. */
export function readGaps(path: string): readonly GapLine[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => gapLineSchema.parse(JSON.parse(line)));
}
