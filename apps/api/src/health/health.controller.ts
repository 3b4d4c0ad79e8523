import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SurmiseError } from '#study';
import { z } from 'zod';
import { Public } from '../auth/access.decorator.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { DATABASE_CHECK, STOPPING } from '../tokens.ts';

const livenessSchema = z
  .object({ status: z.literal('live').meta({ description: 'Always "live".' }) })
  .meta({ id: 'Liveness', description: 'The process runs.' });
const readinessSchema = z
  .object({ status: z.literal('ready').meta({ description: 'Always "ready".' }) })
  .meta({ id: 'Readiness', description: 'The service can answer.' });

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE_CHECK) private readonly checkDatabase: () => Promise<void>,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get('livez')
  @Public()
  @Operation({ id: 'live', summary: 'Whether the process runs', answer: livenessSchema, open: true })
  live() {
    return { status: 'live' };
  }

  @Get('readyz')
  @Public()
  @Operation({
    id: 'ready',
    summary: 'Whether the service can answer: its database does',
    answer: readinessSchema,
    open: true,
  })
  async ready() {
    if (this.stopping.aborted)
      throw new SurmiseError('unavailable', 'The service is stopping.', { retryAfterSeconds: 2 });
    await this.checkDatabase();
    return { status: 'ready' };
  }
}
