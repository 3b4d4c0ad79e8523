import { invalidRequest } from '#study';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1_000;

export interface PageRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

export function readPageSize({ pageSize }: PageRequest): number {
  if (pageSize === undefined) return DEFAULT_PAGE_SIZE;
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= MAX_PAGE_SIZE) return pageSize;
  throw invalidRequest([{ pointer: '/pageSize', detail: `Must be a whole number from 1 to ${MAX_PAGE_SIZE}.` }]);
}
