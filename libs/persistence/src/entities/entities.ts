import { apiKeyEntity } from './api-key.entity.ts';
import { attemptEntity } from './attempt.entity.ts';
import { eventEntity } from './event.entity.ts';
import { idempotencyEntity } from './idempotency.entity.ts';
import { lateMeasurementEntity } from './late-measurement.entity.ts';
import { measurementEntity } from './measurement.entity.ts';
import { projectEntity } from './project.entity.ts';
import { sourceEntity } from './source.entity.ts';
import { studyEntity } from './study.entity.ts';
import { trialEntity } from './trial.entity.ts';

/** Every table. They describe the schema to TypeORM and to the drift test; the stores speak SQL. */
export const entities = [
  projectEntity,
  apiKeyEntity,
  studyEntity,
  sourceEntity,
  trialEntity,
  attemptEntity,
  measurementEntity,
  lateMeasurementEntity,
  eventEntity,
  idempotencyEntity,
];
