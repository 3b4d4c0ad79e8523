import { z } from 'zod';

/**
 * A field of the study document that this version cannot honour. It is in the schema, so that a document made for a newer version is refused with
 * words that help: an ignored field would look as if it worked.
 */
export function notSupportedYet<T extends z.ZodType>(
  schema: T,
  isNeutral: (value: z.output<T>) => boolean,
  what: string,
): T {
  return schema.superRefine((value, context) => {
    if (isNeutral(value)) return;
    context.addIssue({
      code: 'custom',
      message: `${what} not supported yet.`,
      params: { hint: 'This version does not support it yet: leave the field out.' },
    });
  });
}
