import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { describeStudy, explainStudy, type LoopDeps, predictPoints } from '#loop';
import type { ReadModels } from '#persistence';
import type { ApiKey } from '#study';
import { Needs } from '../auth/access.decorator.ts';
import { CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { pageOf } from '../http/page.schema.ts';
import { relocateIssues } from '../http/relocate-issues.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP, READS } from '../tokens.ts';
import { studyImportance } from './study-importance.ts';
import {
  type HistoryQuery,
  historyQuerySchema,
  historySchema,
  type PredictBody,
  predictBodySchema,
  predictionsSchema,
  studyImportanceSchema,
  studyModelSchema,
} from './study-model.schema.ts';

/** What a study has learnt. */
@ApiTags('studies')
@Controller('studies/:study')
export class StudyModelController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(READS) private readonly reads: ReadModels,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Get('model')
  @SingleObject()
  @Operation({
    id: 'getStudyModel',
    summary: 'What the models of a study believe, and how far they are to be believed',
    description:
      'For each objective and each limited metric: length-scales and importance of the parameters, how much is noise, and how well results that were left out are predicted. Computed once a revision.',
    answer: studyModelSchema,
  })
  async model(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    return explainStudy(this.loop, { studyId: await this.access.study(key, study) });
  }

  @Get('importance')
  @SingleObject()
  @Operation({
    id: 'getStudyImportance',
    summary: 'Which parameters matter',
    description:
      'Sobol indices of the models’ predictions over the whole space. Computed once a revision, together with the model.',
    answer: studyImportanceSchema,
  })
  async importance(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    return studyImportance(await explainStudy(this.loop, { studyId: await this.access.study(key, study) }));
  }

  @Get('history')
  @Operation({
    id: 'listHistory',
    summary: 'Results in the order in which they came in, each with the best up to then',
    answer: historySchema,
  })
  async history(
    @Param('study') study: string,
    @Query({ schema: historyQuerySchema }) query: HistoryQuery,
    @CurrentKey() key: ApiKey,
  ) {
    const studyId = await this.access.study(key, study);
    const { spec } = (await describeStudy(this.loop, { studyId })).study;
    const reading = this.reads.listHistory({ studyId, spec, ...pageOf(query) });
    return relocateIssues(reading, (pointer) => `/query${pointer}`);
  }

  @Post('predict')
  @Needs('read')
  @Operation({
    id: 'predictPoints',
    summary: 'What the models expect of configurations, tried or not',
    description: 'Changes nothing: a key with the scope `read` is enough.',
    answer: predictionsSchema,
  })
  async predict(
    @Param('study') study: string,
    @Body({ schema: predictBodySchema }) { points }: PredictBody,
    @CurrentKey() key: ApiKey,
  ) {
    return predictPoints(this.loop, { studyId: await this.access.study(key, study), points });
  }
}
