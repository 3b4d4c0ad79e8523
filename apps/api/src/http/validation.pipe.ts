import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { invalidRequest, issuesFromZod } from '#study';
import { z } from 'zod';

/** Checks whatever declares a schema (`@Body({ schema })`, `@Query({ schema })`) and hands the handler what the schema made of it. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    // A call without a body means the same as one with an empty object: then the missing fields can be named.
    const result = schema.safeParse(type === 'body' ? (value ?? {}) : value);
    if (result.success) return result.data;
    throw invalidRequest(issuesFromZod(result.error.issues, type === 'query' ? '/query' : ''));
  }
}
