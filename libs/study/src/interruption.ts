import type { StudySpec } from './spec/study-spec.ts';

/**
 * Why the host of suggest() gave up on a study's strategy and asked for quasi-random points instead. Unlike the failures that a strategy's own
 * plan answers, these do not follow from the snapshot: a replay must know them from what is stored.
 */
const INTERRUPTION_CODES = ['time_limit', 'strategy_failed'] as const;
export type InterruptionCode = (typeof INTERRUPTION_CODES)[number];

export function isInterruption(code: string): code is InterruptionCode {
  return INTERRUPTION_CODES.some((known) => known === code);
}

/** The spec that is asked instead. */
export function specAfterInterruption(spec: StudySpec): StudySpec {
  return { ...spec, strategy: { name: 'quasi-random', options: {} } };
}
