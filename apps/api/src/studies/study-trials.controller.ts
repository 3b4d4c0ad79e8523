import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { bestTrial, describeStudy, type LoopDeps, lookAtStudy, paretoTrials } from '#loop';
import type { ReadModels } from '#persistence';
import type { ApiKey } from '#study';
import { CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { pageOf } from '../http/page.schema.ts';
import { relocateIssues } from '../http/relocate-issues.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP, READS } from '../tokens.ts';
import { trialAnswer } from '../trials/trial-answer.ts';
import { trialPageSchema } from '../trials/trial.schema.ts';
import { studyHealth, studyHealthSchema } from './study-health.ts';
import { bestSchema, paretoSchema, type TrialQuery, trialQuerySchema } from './study-trials.schema.ts';

/** Reading the trials of a study, and what they show. */
@ApiTags('studies')
@Controller('studies/:study')
export class StudyTrialsController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(READS) private readonly reads: ReadModels,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Get('trials')
  @Operation({ id: 'listTrials', summary: 'List the trials of a study', answer: trialPageSchema })
  async list(
    @Param('study') study: string,
    @Query({ schema: trialQuerySchema }) query: TrialQuery,
    @CurrentKey() key: ApiKey,
  ) {
    const studyId = await this.access.study(key, study);
    // An unknown study is "not found", not an empty list.
    const { study: found } = await describeStudy(this.loop, { studyId });
    const reading = this.reads.listTrials({
      studyId,
      spec: found.spec,
      ...(query.filter !== undefined && { filter: query.filter }),
      ...(query.orderBy !== undefined && { orderBy: query.orderBy }),
      ...pageOf(query),
    });
    const page = await relocateIssues(reading, (pointer) => `/query${pointer}`);
    return { trials: page.trials.map(trialAnswer), nextPageToken: page.nextPageToken };
  }

  @Get('best')
  @SingleObject()
  @Operation({
    id: 'getBestTrial',
    summary: 'The best trial so far, observed and expected',
    description:
      'Where measurements are noisy the best observed value is a lucky draw. `recommended` is the tried configuration of which most is to be expected: use that one.',
    answer: bestSchema,
  })
  async best(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    const { observed, recommended } = await bestTrial(this.loop, { studyId: await this.access.study(key, study) });
    return {
      trial: observed && trialAnswer(observed),
      recommended: recommended && { ...recommended, trial: trialAnswer(recommended.trial) },
    };
  }

  @Get('pareto')
  @Operation({
    id: 'getParetoTrials',
    summary: 'The trade-offs found so far',
    description: 'Trials within all constraints that no other such trial beats in every objective.',
    answer: paretoSchema,
  })
  async pareto(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    const { size, trials } = await paretoTrials(this.loop, { studyId: await this.access.study(key, study) });
    return { size, trials: trials.map(trialAnswer) };
  }

  @Get('health')
  @Operation({
    id: 'getStudyHealth',
    summary: 'What is worth a look: failures, edges of the space, a model that knows nothing',
    answer: studyHealthSchema,
  })
  async health(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    return studyHealth(await lookAtStudy(this.loop, { studyId: await this.access.study(key, study) }));
  }
}
