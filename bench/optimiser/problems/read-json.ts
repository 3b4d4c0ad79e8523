import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ProblemDataError } from './problem-data-error.ts';

export function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProblemDataError(`${path}: ${issue?.path.join('/') ?? ''} ${issue?.message ?? 'is not what was expected'}`);
}
