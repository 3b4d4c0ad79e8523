import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { LoopDeps } from '#loop';
import type { ReadModels } from '#persistence';
import type { Logger } from '#platform';
import type { UnitOfWork } from '#study';
import { ApiKeyGuard } from './auth/api-key.guard.ts';
import { KeyDirectory } from './auth/key-directory.ts';
import { ObjectAccess } from './auth/object-access.ts';
import { HealthController } from './health/health.controller.ts';
import { EtagInterceptor } from './http/etag.interceptor.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { ValidationPipe } from './http/validation.pipe.ts';
import { MeController } from './me/me.controller.ts';
import { ProjectsController } from './projects/projects.controller.ts';
import { AskController } from './studies/ask.controller.ts';
import { StudiesController } from './studies/studies.controller.ts';
import { StudyModelController } from './studies/study-model.controller.ts';
import { StudyTrialsController } from './studies/study-trials.controller.ts';
import { DATABASE_CHECK, LOGGER, LOOP, READS, STOPPING, UNIT_OF_WORK } from './tokens.ts';
import { TellController } from './trials/tell.controller.ts';
import { TrialHistoryController } from './trials/trial-history.controller.ts';
import { TrialsController } from './trials/trials.controller.ts';

/** What the HTTP face stands on. The service makes these once and hands them in. */
export interface AppParts {
  readonly log: Logger;
  readonly loop: LoopDeps;
  readonly reads: ReadModels;
  readonly unitOfWork: UnitOfWork;
  /** Rejects with SurmiseError `unavailable` when the database does not answer. */
  readonly checkDatabase: () => Promise<void>;
  /** Aborted as soon as the service begins to stop: nobody waits any longer. */
  readonly stopping: AbortSignal;
}

/** Composition root of the HTTP face: the only place that binds ports to adapters. */
@Module({})
export class AppModule {
  static of(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        HealthController,
        MeController,
        ProjectsController,
        StudiesController,
        StudyTrialsController,
        StudyModelController,
        AskController,
        TrialsController,
        TellController,
        TrialHistoryController,
      ],
      providers: [
        { provide: LOGGER, useValue: parts.log },
        { provide: LOOP, useValue: parts.loop },
        { provide: READS, useValue: parts.reads },
        { provide: UNIT_OF_WORK, useValue: parts.unitOfWork },
        { provide: DATABASE_CHECK, useValue: parts.checkDatabase },
        { provide: STOPPING, useValue: parts.stopping },
        KeyDirectory,
        ObjectAccess,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: ApiKeyGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}
