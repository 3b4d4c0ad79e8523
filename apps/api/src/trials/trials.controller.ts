import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  cancelTrial,
  claimTrials,
  findTrial,
  type LoopDeps,
  releaseTrial,
  retryTrial,
  stopTrial,
} from '#loop';
import type { ApiKey } from '#study';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP, STOPPING } from '../tokens.ts';
import { type ClaimBody, claimSchema } from './claim.schema.ts';
import { requestGone } from './request-gone.ts';
import { type ReasonBody, reasonBodySchema, type ReleaseBody, releaseSchema } from './tell.schema.ts';
import { trialAnswer, trialAnswerWithToken } from './trial-answer.ts';
import { trialSchema, trialsSchema } from './trial.schema.ts';

/** Handing trials out and steering them. */
@ApiTags('trials')
@Controller('trials')
export class TrialsController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Post('claim')
  @Operation({
    id: 'claimTrials',
    summary: 'Take trials of any study, waiting for them if there are none',
    description: 'Queued trials first; where nothing is queued a suggestion is computed. Empty after the wait.',
    answer: trialsSchema,
    refuses: ['idempotency_mismatch', 'request_in_progress'],
  })
  async claim(
    @Body({ schema: claimSchema }) body: ClaimBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const wanted = body.project ?? key.projectId;
    const project = wanted === null ? null : await this.access.project(key, wanted);
    // A worker that waits for a study that is not there would wait for ever.
    if (body.study !== undefined) await this.access.existingStudy(key, body.study);
    const { trials } = await claimTrials(
      this.loop,
      {
        worker: body.worker,
        projectId: project?.id ?? null,
        studyId: body.study ?? null,
        evaluator: body.evaluator ?? null,
        labels: body.labels ?? {},
        count: body.count,
        leaseSeconds: body.leaseSeconds,
        waitSeconds: body.waitSeconds,
        cancellation: AbortSignal.any([requestGone(reply), this.stopping]),
      },
      caller,
    );
    return { trials: trials.map(trialAnswerWithToken) };
  }

  @Get(':trial')
  @SingleObject()
  @Operation({ id: 'getTrial', summary: 'Get a trial', answer: trialSchema })
  async get(@Param('trial') trial: string, @CurrentKey() key: ApiKey) {
    return trialAnswer(await findTrial(this.loop, { trialId: await this.access.trial(key, trial) }));
  }

  @Post(':trial/release')
  @SingleObject()
  @Operation({
    id: 'releaseTrial',
    summary: 'Give a trial back: it is queued again and the attempt does not count',
    answer: trialSchema,
    refuses: ['stale_lease', 'trial_finished', 'idempotency_mismatch'],
  })
  async release(
    @Param('trial') trial: string,
    @Body({ schema: releaseSchema }) body: ReleaseBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    return trialAnswer(
      await releaseTrial(this.loop, { trialId, leaseToken: body.leaseToken, reason: body.reason }, caller),
    );
  }

  @Post(':trial/stop')
  @SingleObject()
  @Operation({
    id: 'stopTrial',
    summary: 'Ask for a running trial to be stopped: its worker hears it at the next heartbeat',
    answer: trialSchema,
    refuses: ['trial_finished', 'idempotency_mismatch'],
  })
  async stop(
    @Param('trial') trial: string,
    @Body({ schema: reasonBodySchema }) body: ReasonBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    return trialAnswer(await stopTrial(this.loop, { trialId, reason: body.reason ?? null }, caller));
  }

  @Post(':trial/cancel')
  @SingleObject()
  @Operation({
    id: 'cancelTrial',
    summary: 'End a trial without a result; it costs the study no budget',
    description: 'Its configuration is not suggested again; retry takes it up.',
    answer: trialSchema,
    refuses: ['trial_finished', 'idempotency_mismatch'],
  })
  async cancel(
    @Param('trial') trial: string,
    @Body({ schema: reasonBodySchema }) body: ReasonBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    return trialAnswer(await cancelTrial(this.loop, { trialId, reason: body.reason ?? null }, caller));
  }

  @Post(':trial/retry')
  @SingleObject()
  @Operation({
    id: 'retryTrial',
    summary: 'Queue a new trial with the assignments of one that ended',
    answer: trialSchema,
    refuses: ['conflict', 'budget_exhausted', 'study_not_active', 'idempotency_mismatch'],
  })
  async retry(
    @Param('trial') trial: string,
    @Body({ schema: reasonBodySchema }) body: ReasonBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const trialId = await this.access.trial(key, trial);
    return trialAnswer(await retryTrial(this.loop, { trialId, reason: body.reason ?? null }, caller));
  }
}
