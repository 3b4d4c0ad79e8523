import type { SqlValue } from '../sql-statement.ts';

export type FieldType = 'number' | 'text' | 'boolean' | 'time' | 'value';

export interface TrialField {
  readonly type: FieldType;
  /** SQL over the trial `t`; names that a client chose come in as values. `value` fields are jsonb. */
  sql(bind: (value: SqlValue) => string): string;
}

const PLAIN: Readonly<Record<string, { readonly type: FieldType; readonly column: string }>> = {
  state: { type: 'text', column: 't.state' },
  number: { type: 'number', column: 't.number' },
  repeat: { type: 'number', column: 't.repeat' },
  lastStep: { type: 'number', column: 't.last_step' },
  createdAt: { type: 'time', column: 't.created_at' },
  startedAt: { type: 'time', column: 't.started_at' },
  endedAt: { type: 'time', column: 't.ended_at' },
  createdBy: { type: 'text', column: 't.created_by' },
  note: { type: 'text', column: 't.note' },
  'attempt.worker': { type: 'text', column: 't.worker' },
  'attempt.number': { type: 'number', column: 't.attempt_number' },
  'suggestion.source': { type: 'text', column: `(t.suggestion->>'source')` },
  'suggestion.phase': { type: 'text', column: `(t.suggestion->>'phase')` },
  'failure.kind': { type: 'text', column: `(t.failure->>'kind')` },
  'failure.code': { type: 'text', column: `(t.failure->>'code')` },
};

/** Names for messages and hints. */
export const TRIAL_FIELD_NAMES: readonly string[] = [
  ...Object.keys(PLAIN),
  'metrics.<name>',
  'assignments.<name>',
  'labels.<name>',
];

/** The allow-list of what filters and orders may speak of; null for anything else. */
export function trialField(path: readonly string[]): TrialField | null {
  const plain = Object.hasOwn(PLAIN, path.join('.')) ? PLAIN[path.join('.')] : undefined;
  if (plain !== undefined) return { type: plain.type, sql: () => plain.column };
  const [group, ...rest] = path;
  const name = rest.join('.');
  if (name === '') return null;
  if (group === 'metrics') {
    return { type: 'number', sql: (bind) => `((t.metrics->${bind(name)}::text->>'value')::double precision)` };
  }
  if (group === 'assignments') return { type: 'value', sql: (bind) => `((t.assignments->${bind(name)}::text)::jsonb)` };
  if (group === 'labels') return { type: 'text', sql: (bind) => `(t.labels->>${bind(name)}::text)` };
  return null;
}
