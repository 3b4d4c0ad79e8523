import { FINISH_REASONS, STUDY_STATES, studySpecSchema, TRIAL_STATES } from '#study';
import { z } from 'zod';
import { nextPageTokenSchema } from '../http/page.schema.ts';
import { assignmentsSchema, storedMetricsSchema } from '../trials/trial.schema.ts';

const trialSummarySchema = z
  .object({
    id: z.uuid().meta({ description: 'Id of the trial.' }),
    number: z.int().meta({ description: 'Its number within the study.' }),
    assignments: assignmentsSchema,
    metrics: storedMetricsSchema,
    endedAt: z.iso.datetime().nullable().meta({ description: 'When it ended.' }),
  })
  .meta({ id: 'TrialSummary', description: 'A trial in short.' });

export const studySchema = z
  .object({
    id: z.uuid().meta({ description: 'UUIDv7.' }),
    projectId: z.uuid().meta({ description: 'Its project.' }),
    name: z.string().meta({ description: 'Unique within the project.' }),
    displayName: z.string().meta({ description: 'For people.' }),
    description: z.string().meta({ description: 'For people.' }),
    labels: z.record(z.string(), z.string()).meta({ description: 'Free key-value pairs.' }),
    spec: studySpecSchema,
    state: z.enum(STUDY_STATES).meta({ description: 'Only an active study hands out trials.' }),
    finishReason: z.enum(FINISH_REASONS).nullable().meta({ description: 'Why it finished; null while it has not.' }),
    revision: z.int().meta({ description: 'Grows whenever a trial ends.' }),
    spaceVersion: z.int().meta({ description: 'Version of the space.' }),
    createdBy: z.string().meta({ description: 'Id of the key that created it.' }),
    createdAt: z.iso.datetime().meta({ description: 'When it was created.' }),
    updatedAt: z.iso.datetime().meta({ description: 'When it last changed.' }),
    progress: z
      .object(
        Object.fromEntries(
          TRIAL_STATES.map((state) => [state, z.int().meta({ description: `Trials that are ${state}.` })]),
        ),
      )
      .meta({ description: 'Number of trials by state.' }),
    best: trialSummarySchema
      .nullable()
      .meta({ description: 'The best trial within all constraints so far; null for several objectives: see pareto.' }),
  })
  .meta({ id: 'Study', description: 'A study and how far it is.' });

export const studyPageSchema = z
  .object({
    studies: z.array(studySchema).meta({ description: 'The studies of this page.' }),
    nextPageToken: nextPageTokenSchema,
  })
  .meta({ id: 'StudyPage', description: 'A page of studies.' });
