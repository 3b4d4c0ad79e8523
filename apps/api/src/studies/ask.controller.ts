import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { addTrials, type Caller, type LoopDeps, suggestTrials } from '#loop';
import type { ApiKey } from '#study';
import { CurrentCaller, CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { relocateIssues } from '../http/relocate-issues.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP } from '../tokens.ts';
import { trialAnswer, trialAnswerWithToken } from '../trials/trial-answer.ts';
import { trialsSchema } from '../trials/trial.schema.ts';
import { addedTrials, pointerInSingleForm } from './added-trials.ts';
import { type AddTrialsBody, addTrialsBodySchema, type SuggestBody, suggestBodySchema } from './ask.schema.ts';

/** New trials of a study: proposed by its strategy, or a person's own. */
@ApiTags('studies')
@Controller('studies/:study')
export class AskController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Post('suggest')
  @Operation({
    id: 'suggestTrials',
    summary: 'Ask what to try next',
    description:
      'Answers fewer trials than asked for when the budget leaves fewer. `space_exhausted` is certain; `conflict` says that no untried configuration that fulfils the constraints was found, and leaves the study active.',
    answer: trialsSchema,
    refuses: [
      'budget_exhausted',
      'study_not_active',
      'space_exhausted',
      'conflict',
      'request_in_progress',
      'idempotency_mismatch',
    ],
  })
  async suggest(
    @Param('study') study: string,
    @Body({ schema: suggestBodySchema }) body: SuggestBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const command = {
      studyId: await this.access.study(key, study),
      count: body.count,
      worker: body.worker ?? null,
      fixed: body.fixed ?? null,
      ...(body.leaseSeconds !== undefined && { leaseSeconds: body.leaseSeconds }),
    };
    const { trials } = await suggestTrials(this.loop, command, caller);
    return { trials: trials.map(trialAnswerWithToken) };
  }

  @Post('trials')
  @Operation({
    id: 'addTrials',
    summary: 'Add points of one’s own',
    description: 'Queued, or finished at once where a result comes with them. All are added or none.',
    answer: trialsSchema,
    status: 201,
    refuses: ['conflict', 'budget_exhausted', 'study_not_active', 'idempotency_mismatch'],
  })
  async add(
    @Param('study') study: string,
    @Body({ schema: addTrialsBodySchema }) body: AddTrialsBody,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const studyId = await this.access.study(key, study);
    const several = 'trials' in body;
    const adding = addTrials(this.loop, { studyId, trials: addedTrials(several ? body.trials : [body]) }, caller);
    const { trials } = await (several ? adding : relocateIssues(adding, pointerInSingleForm));
    return { trials: trials.map(trialAnswer) };
  }
}
