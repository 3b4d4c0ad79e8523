import { z } from 'zod';

export const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;

/** Query parameters arrive as text. */
const pageSizeSchema = z.coerce
  .number({ error: `must be a whole number from 1 to ${MAX_PAGE_SIZE}` })
  .int()
  .min(1)
  .max(MAX_PAGE_SIZE)
  .optional()
  .meta({ description: `How many to answer at most, 1 to ${MAX_PAGE_SIZE}. Default: ${DEFAULT_PAGE_SIZE}.` });

export const pageQuery = {
  pageSize: pageSizeSchema,
  pageToken: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .meta({ description: 'nextPageToken of the page before, with the same other parameters.' }),
};

export const pageQuerySchema = z.strictObject(pageQuery);
export type PageQuery = z.output<typeof pageQuerySchema>;

export const nextPageTokenSchema = z
  .string()
  .nullable()
  .meta({ description: 'Fetches the next page; null on the last one.' });

/** The part of a query that is a page, without keys that were not given. */
export function pageOf(query: PageQuery): { pageSize: number; pageToken?: string } {
  return {
    pageSize: query.pageSize ?? DEFAULT_PAGE_SIZE,
    ...(query.pageToken !== undefined && { pageToken: query.pageToken }),
  };
}
