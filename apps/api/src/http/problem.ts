import { ERROR_CODES, type SurmiseError } from '#study';
import { z } from 'zod';
import { ERROR_STATUS } from './error-status.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'URI of the kind of problem.', examples: ['/problems/invalid_request'] }),
    title: z.string().meta({ description: 'The kind of problem in words; the same for every problem of a code.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
    code: z.enum(ERROR_CODES).meta({ description: 'Stable word to branch on.' }),
    detail: z.string().meta({ description: 'What went wrong this time.' }),
    hint: z.string().optional().meta({ description: 'What to do about it.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'JSON pointer into the body; /query/NAME for a query parameter.' }),
          detail: z.string().meta({ description: 'What is wrong there.' }),
          hint: z.string().optional().meta({ description: 'What to write instead.' }),
        }),
      )
      .optional()
      .meta({ description: 'Every wrong place of the request.' }),
    requestId: z.string().meta({ description: 'Finds the request in the log; also in the header X-Request-Id.' }),
  })
  .catchall(z.unknown())
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem document. Some codes add facts of their own, such as `trial`.',
  });

export type Problem = z.infer<typeof problemSchema>;

/** The document of an error. `status` differs from the code's own only where HTTP has a finer word (405, 415). */
export function problemOf(error: SurmiseError, requestId: string, status = ERROR_STATUS[error.code].status): Problem {
  const { title, hint } = ERROR_STATUS[error.code];
  return {
    ...error.details,
    type: `/problems/${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    // The first place that knows what to do about it says more than the code's own word.
    hint: error.hint ?? error.issues.find((issue) => issue.hint !== undefined)?.hint ?? hint,
    ...(error.issues.length > 0 && { errors: error.issues.map((issue) => ({ ...issue })) }),
    requestId,
  };
}
