import { type Study, SurmiseError, type Timestamp } from '#study';
import { isBefore } from './add-seconds.ts';

export type RoomLimit = 'trials' | 'parallelTrials' | 'deadline';

export interface Room {
  readonly trials: number;
  /** What ends it first. */
  readonly limit: RoomLimit;
}

/** How many more trials the study may create now. Read under the study's lock, so that any number of askers never overshoot. */
export function roomFor(study: Study, now: Timestamp): Room {
  const { budget } = study.spec;
  if (budget.deadline !== null && !isBefore(now, budget.deadline)) return { trials: 0, limit: 'deadline' };
  const left = Math.max(0, budget.trials - study.counts.budgetUsed);
  const slots = budget.parallelTrials === null ? Infinity : Math.max(0, budget.parallelTrials - study.counts.open);
  return slots < left ? { trials: slots, limit: 'parallelTrials' } : { trials: left, limit: 'trials' };
}

const WHY: Readonly<Record<RoomLimit, { message: string; hint: string }>> = {
  trials: {
    message: "The study's trial budget is used.",
    hint: 'Create a study with a larger budget.trials, or cancel an open trial: that gives its budget back.',
  },
  parallelTrials: {
    message: 'As many trials as parallelTrials allows are open.',
    hint: 'Complete one first, or ask again later.',
  },
  deadline: { message: "The study's deadline has passed.", hint: 'Create a study with a later budget.deadline.' },
};

export function noRoom(study: Study, limit: RoomLimit): SurmiseError {
  return new SurmiseError('budget_exhausted', WHY[limit].message, {
    hint: WHY[limit].hint,
    details: { limit, budgetUsed: study.counts.budgetUsed, open: study.counts.open },
  });
}

export function requireActive(study: Study): void {
  if (study.state === 'active') return;
  throw new SurmiseError('study_not_active', `The study is ${study.state}.`, {
    hint:
      study.state === 'paused'
        ? 'Resume it first.'
        : 'A finished study takes no new trials; resume it while it has budget left.',
    details: { state: study.state, finishReason: study.finishReason },
  });
}

/** For points that a person queues: the trial budget holds for them, parallelTrials does not, since they wait in the queue. */
export function requireRoom(study: Study, now: Timestamp, count: number): void {
  if (study.state !== 'paused') requireActive(study);
  const { budget } = study.spec;
  if (budget.deadline !== null && !isBefore(now, budget.deadline)) throw noRoom(study, 'deadline');
  if (study.counts.budgetUsed + count > budget.trials) throw noRoom(study, 'trials');
}
