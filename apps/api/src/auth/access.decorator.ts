import { SetMetadata } from '@nestjs/common';
import type { ApiKeyScope } from '#study';

export const ACCESS = 'surmise:access';

export type Access = ApiKeyScope | 'public';

/** A route that anybody may call. The only way past the guard. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** The scope that a route needs where the rule (reading for GET, writing for the rest) does not fit. */
export const Needs = (scope: ApiKeyScope): MethodDecorator => SetMetadata(ACCESS, scope satisfies Access);
