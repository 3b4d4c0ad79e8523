import type { StudySpec } from './study-spec.ts';

/** The metrics that a completed trial must have, each once: objectives in their order, then what constraints add. */
export function requiredMetrics({ objectives, constraints }: Pick<StudySpec, 'objectives' | 'constraints'>): string[] {
  return [...new Set([...objectives, ...constraints].map(({ metric }) => metric))];
}
