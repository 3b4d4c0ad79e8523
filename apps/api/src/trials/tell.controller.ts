import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, completeTrial, failTrial, heartbeatTrial, type LoopDeps, reportMeasurements } from '#loop';
import type { ApiKey } from '#study';
import { CurrentCaller, CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP } from '../tokens.ts';
import {
  type CompleteBody,
  completeSchema,
  type FailBody,
  failSchema,
  heartbeatAnswerSchema,
  type HeartbeatBody,
  heartbeatSchema,
  reportAnswerSchema,
  type ReportBody,
  reportSchema,
} from './tell.schema.ts';
import { metricInputs } from './metric-inputs.ts';
import { trialAnswer } from './trial-answer.ts';
import { trialSchema } from './trial.schema.ts';

/** What a worker tells about its trial. */
@ApiTags('trials')
@Controller('trials/:trial')
export class TellController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Post('heartbeat')
  @Operation({
    id: 'heartbeatTrial',
    summary: 'Keep a trial',
    answer: heartbeatAnswerSchema,
    refuses: ['stale_lease', 'trial_finished', 'idempotency_mismatch'],
  })
  async heartbeat(
    @Param('trial') trial: string,
    @Body({ schema: heartbeatSchema }) body: HeartbeatBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    return heartbeatTrial(
      this.loop,
      { trialId, leaseToken: body.leaseToken, leaseSeconds: body.leaseSeconds ?? null },
      caller,
    );
  }

  @Post('report')
  @Operation({
    id: 'reportMeasurements',
    summary: 'Report metrics of steps',
    description: 'The same step and metric again with the same value is fine, with another value a conflict.',
    answer: reportAnswerSchema,
    refuses: ['conflict', 'stale_lease', 'trial_finished', 'idempotency_mismatch'],
  })
  async report(
    @Param('trial') trial: string,
    @Body({ schema: reportSchema }) body: ReportBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    const measurements = body.measurements.map(({ step, metrics, at }) => ({
      step,
      metrics: metricInputs(metrics),
      at: at ?? null,
    }));
    return reportMeasurements(this.loop, { trialId, leaseToken: body.leaseToken ?? null, measurements }, caller);
  }

  @Post('complete')
  @SingleObject()
  @Operation({
    id: 'completeTrial',
    summary: 'End a trial with its result',
    description: 'The same completion again gives the same answer.',
    answer: trialSchema,
    refuses: ['stale_lease', 'trial_finished', 'idempotency_mismatch'],
  })
  async complete(
    @Param('trial') trial: string,
    @Body({ schema: completeSchema }) body: CompleteBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    const metrics = body.metrics === undefined ? null : metricInputs(body.metrics);
    return trialAnswer(
      await completeTrial(this.loop, { trialId, leaseToken: body.leaseToken ?? null, metrics }, caller),
    );
  }

  @Post('fail')
  @SingleObject()
  @Operation({
    id: 'failTrial',
    summary: 'End a trial without a result',
    answer: trialSchema,
    refuses: ['stale_lease', 'trial_finished', 'idempotency_mismatch'],
  })
  async fail(
    @Param('trial') trial: string,
    @Body({ schema: failSchema }) body: FailBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const command = {
      trialId: await this.access.trial(key, trial),
      leaseToken: body.leaseToken ?? null,
      kind: body.kind,
      code: body.code ?? null,
      message: body.message,
      retry: body.retry,
    };
    return trialAnswer(await failTrial(this.loop, command, caller));
  }
}
