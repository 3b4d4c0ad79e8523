import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listAttempts, listMeasurements, type LoopDeps, replaySuggestion } from '#loop';
import type { ApiKey } from '#study';
import { Needs } from '../auth/access.decorator.ts';
import { CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP } from '../tokens.ts';
import { attemptsSchema, measurementsSchema, replaySchema } from './trial-history.schema.ts';

/** What happened to a trial. */
@ApiTags('trials')
@Controller('trials/:trial')
export class TrialHistoryController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Get('measurements')
  @Operation({ id: 'listMeasurements', summary: 'Every reported value of a trial', answer: measurementsSchema })
  async measurements(@Param('trial') trial: string, @CurrentKey() key: ApiKey) {
    const measurements = await listMeasurements(this.loop, { trialId: await this.access.trial(key, trial) });
    return {
      measurements: measurements.map(({ attempt, step, metric, value, measuredAt, reportedAt }) => ({
        attempt,
        step,
        metric,
        ...value,
        measuredAt,
        reportedAt,
      })),
    };
  }

  @Get('attempts')
  @Operation({ id: 'listAttempts', summary: 'Every execution of a trial', answer: attemptsSchema })
  async attempts(@Param('trial') trial: string, @CurrentKey() key: ApiKey) {
    const attempts = await listAttempts(this.loop, { trialId: await this.access.trial(key, trial) });
    return {
      attempts: attempts.map(({ number, worker, startedAt, endedAt, outcome, reason }) => ({
        number,
        worker,
        startedAt,
        endedAt,
        outcome,
        reason,
      })),
    };
  }

  @Post('replay')
  @Needs('read')
  @Operation({
    id: 'replaySuggestion',
    summary: 'Compute the suggestion of a trial again from what is stored',
    answer: replaySchema,
    refuses: ['conflict'],
  })
  async replay(@Param('trial') trial: string, @CurrentKey() key: ApiKey) {
    return replaySuggestion(this.loop, { trialId: await this.access.trial(key, trial) });
  }
}
