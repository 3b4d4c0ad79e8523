import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ErrorCode } from '#study';
import type { z } from 'zod';
import { ERROR_STATUS } from '../http/error-status.ts';
import { PROBLEM_TYPE } from '../http/problem.ts';

interface OperationOptions {
  /** Unique; the name of the method in generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: z.ZodType;
  readonly status?: 200 | 201;
  /** Refusals of this call besides those that every call has. */
  readonly refuses?: readonly ErrorCode[];
  readonly open?: boolean;
}

const ALWAYS: readonly ErrorCode[] = ['invalid_request', 'internal', 'unavailable'];
const GUARDED: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'not_found'];

/** What a route does, answers and refuses: status code and OpenAPI from one description. */
export function Operation(options: OperationOptions): MethodDecorator {
  const status = options.status ?? 200;
  const codes = [...ALWAYS, ...(options.open === true ? [] : GUARDED), ...(options.refuses ?? [])];
  const statuses = [...new Set(codes.map((code) => ERROR_STATUS[code].status))].sort();
  return applyDecorators(
    HttpCode(status),
    ApiOperation({
      operationId: options.id,
      summary: options.summary,
      ...(options.description !== undefined && { description: options.description }),
    }),
    ApiResponse({ status, description: status === 201 ? 'Created.' : 'Done.', standardSchema: options.answer }),
    ...statuses.map((refusal) =>
      ApiResponse({
        status: refusal,
        description: codes.filter((code) => ERROR_STATUS[code].status === refusal).join(', '),
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
}
