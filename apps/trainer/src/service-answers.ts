import { z } from 'zod';

/** The parts of the service's answers that the trainer uses; further fields are none of its business. */
export const claimedTrialSchema = z.object({
  id: z.string(),
  studyId: z.string(),
  number: z.number(),
  assignments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  attempt: z.object({ number: z.number(), leaseToken: z.string() }),
});
export type ClaimedTrial = z.infer<typeof claimedTrialSchema>;

export const claimAnswerSchema = z.object({ trials: z.array(claimedTrialSchema) });

const stopSchema = z.object({ reason: z.string() }).nullable();
export type StopRequest = z.infer<typeof stopSchema>;

export const signOfLifeAnswerSchema = z.object({ stop: stopSchema });

export const trialAnswerSchema = z.object({ state: z.string() });

export const studyAnswerSchema = z.object({
  id: z.string(),
  name: z.string(),
  spec: z.object({
    objectives: z.array(z.object({ metric: z.string() })),
    constraints: z.array(z.object({ metric: z.string() })).default([]),
    trackedMetrics: z.array(z.string()).default([]),
    evaluator: z.record(z.string(), z.unknown()),
  }),
});
export type TrainerStudy = z.infer<typeof studyAnswerSchema>;
