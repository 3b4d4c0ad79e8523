import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, createProject, type LoopDeps } from '#loop';
import type { ReadModels } from '#persistence';
import type { ApiKey } from '#study';
import { Needs } from '../auth/access.decorator.ts';
import { CurrentCaller, CurrentKey } from '../auth/caller.decorator.ts';
import { ObjectAccess } from '../auth/object-access.ts';
import { SingleObject } from '../http/etag.interceptor.ts';
import { pageOf, type PageQuery, pageQuerySchema } from '../http/page.schema.ts';
import { relocateIssues } from '../http/relocate-issues.ts';
import { Operation } from '../openapi/operation.decorator.ts';
import { LOOP, READS } from '../tokens.ts';
import { projectAnswer } from './project-answer.ts';
import { type ProjectBody, projectBodySchema, projectPageSchema, projectSchema } from './projects.schema.ts';

@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    @Inject(LOOP) private readonly loop: LoopDeps,
    @Inject(READS) private readonly reads: ReadModels,
    @Inject(ObjectAccess) private readonly access: ObjectAccess,
  ) {}

  @Post()
  @Needs('admin')
  @SingleObject()
  @Operation({
    id: 'createProject',
    summary: 'Create a project',
    answer: projectSchema,
    status: 201,
    refuses: ['conflict', 'idempotency_mismatch'],
  })
  async create(@Body({ schema: projectBodySchema }) body: ProjectBody, @CurrentCaller() caller: Caller) {
    return projectAnswer(
      await createProject(this.loop, { slug: body.slug, displayName: body.displayName || body.slug }, caller),
    );
  }

  @Get()
  @Operation({ id: 'listProjects', summary: 'List projects', answer: projectPageSchema })
  async list(@Query({ schema: pageQuerySchema }) query: PageQuery, @CurrentKey() key: ApiKey) {
    if (key.projectId !== null) {
      return { projects: [projectAnswer(await this.access.project(key, key.projectId))], nextPageToken: null };
    }
    const page = await relocateIssues(this.reads.listProjects(pageOf(query)), (pointer) => `/query${pointer}`);
    return { projects: page.projects.map(projectAnswer), nextPageToken: page.nextPageToken };
  }

  @Get(':project')
  @SingleObject()
  @Operation({ id: 'getProject', summary: 'Get a project', answer: projectSchema })
  async get(@Param('project') project: string, @CurrentKey() key: ApiKey) {
    return projectAnswer(await this.access.project(key, project));
  }
}
