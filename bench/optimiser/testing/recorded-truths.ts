import { readFileSync } from 'node:fs';
import { z } from 'zod';

const recordSchema = z.object({
  problem: z.string(),
  best: z.number(),
  noisy: z.boolean(),
  parameters: z.array(z.string()),
  cases: z
    .array(z.object({ assignments: z.record(z.string(), z.union([z.string(), z.number()])), truth: z.number() }))
    .min(1),
});
export type RecordedTruths = z.infer<typeof recordSchema>;

/**
 * Twenty random configurations of every problem with their values, computed by another implementation in Python (numpy
 * 2.4.6, onnxruntime 1.32.0), the one behind the rivals' published runs.
 */
export function recordedTruths(): Map<string, RecordedTruths> {
  const lines = readFileSync(new URL('../fixtures/truths.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return new Map(lines.map((line) => recordSchema.parse(JSON.parse(line))).map((record) => [record.problem, record]));
}
