import type { z } from 'zod';
import type { Issue } from './issue.ts';
import { jsonPointer } from './json-pointer.ts';

type ZodIssue = z.core.$ZodIssue;

/** Translates zod's issues to pointers. Custom issues carry their hint in `params.hint`. */
export function issuesFromZod(issues: readonly ZodIssue[], prefix = ''): Issue[] {
  return issues.flatMap((issue) => translate(issue, prefix));
}

function translate(issue: ZodIssue, prefix: string): Issue[] {
  const pointer = prefix + jsonPointer(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer + jsonPointer([key]),
      detail: 'Unknown field.',
      hint: 'Remove it or check its spelling.',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length === 1) {
    return issuesFromZod(issue.errors[0] ?? [], pointer);
  }
  const hint: unknown = issue.code === 'custom' ? issue.params?.['hint'] : undefined;
  return [{ pointer, detail: issue.message, ...(typeof hint === 'string' ? { hint } : {}) }];
}
