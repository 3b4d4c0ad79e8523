import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, createStudy, describeStudy, finishStudy, type LoopDeps, pauseStudy, resumeStudy } from '#loop';
import type { ReadModels } from '#persistence';
import { type ApiKey, type StudyDocument, studyDocumentSchema } from '#study';
import { CurrentCaller, CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { pageOf, type PageQuery, pageQuerySchema } from '../http/page.schema.ts';
import { relocateIssues } from '../http/relocate-issues.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP, READS } from '../tokens.ts';
import { studyAnswer } from './study-answer.ts';
import { studyPageSchema, studySchema } from './study.schema.ts';

/** Making, reading and steering studies. */
@ApiTags('studies')
@Controller()
export class StudiesController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(READS) private readonly reads: ReadModels,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Post('projects/:project/studies')
  @SingleObject()
  @Operation({
    id: 'createStudy',
    summary: 'Create a study',
    description: 'The document is checked as a whole: every wrong place is named.',
    answer: studySchema,
    status: 201,
    refuses: ['conflict', 'idempotency_mismatch'],
  })
  async create(
    @Param('project') project: string,
    @Body({ schema: studyDocumentSchema }) document: StudyDocument,
    @CurrentCaller() caller: Caller,
    @CurrentKey() key: ApiKey,
  ) {
    const { id } = await this.access.project(key, project);
    return studyAnswer(await createStudy(this.loop, { projectId: id, document }, caller));
  }

  @Get('projects/:project/studies')
  @Operation({ id: 'listStudies', summary: 'List the studies of a project', answer: studyPageSchema })
  async list(
    @Param('project') project: string,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
    @CurrentKey() key: ApiKey,
  ) {
    const { id } = await this.access.project(key, project);
    const reading = this.reads.listStudies({ projectId: id, ...pageOf(query) });
    const page = await relocateIssues(reading, (pointer) => `/query${pointer}`);
    return { studies: page.studies.map(studyAnswer), nextPageToken: page.nextPageToken };
  }

  @Get('studies/:study')
  @SingleObject()
  @Operation({ id: 'getStudy', summary: 'Get a study, its progress and its best trial', answer: studySchema })
  async get(@Param('study') study: string, @CurrentKey() key: ApiKey) {
    return studyAnswer(await describeStudy(this.loop, { studyId: await this.access.study(key, study) }));
  }

  @Post('studies/:study/pause')
  @SingleObject()
  @Operation({
    id: 'pauseStudy',
    summary: 'Hand out no more trials until resumed; running ones go on',
    answer: studySchema,
    refuses: ['conflict', 'idempotency_mismatch'],
  })
  async pause(@Param('study') study: string, @CurrentCaller() caller: Caller, @CurrentKey() key: ApiKey) {
    return studyAnswer(await pauseStudy(this.loop, { studyId: await this.access.study(key, study) }, caller));
  }

  @Post('studies/:study/resume')
  @SingleObject()
  @Operation({
    id: 'resumeStudy',
    summary: 'Hand out trials again',
    description: 'Of a paused study, or of a finished one that has budget left.',
    answer: studySchema,
    refuses: ['conflict', 'budget_exhausted', 'idempotency_mismatch'],
  })
  async resume(@Param('study') study: string, @CurrentCaller() caller: Caller, @CurrentKey() key: ApiKey) {
    return studyAnswer(await resumeStudy(this.loop, { studyId: await this.access.study(key, study) }, caller));
  }

  @Post('studies/:study/finish')
  @SingleObject()
  @Operation({
    id: 'finishStudy',
    summary: 'End a study: queued trials are cancelled, running ones may still bring their results',
    description: 'It hands out no more trials unless it is resumed, which it can be while it has budget left.',
    answer: studySchema,
    refuses: ['conflict', 'idempotency_mismatch'],
  })
  async finish(@Param('study') study: string, @CurrentCaller() caller: Caller, @CurrentKey() key: ApiKey) {
    return studyAnswer(await finishStudy(this.loop, { studyId: await this.access.study(key, study) }, caller));
  }
}
