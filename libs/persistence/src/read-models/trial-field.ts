import type { Parameter, ParameterValue } from '#search-space';
import { FAILURE_KINDS, requiredMetrics, type StudySpec, TRIAL_STATES } from '#study';
import type { SqlValue } from '../sql-statement.ts';

export type FieldType = 'number' | 'text' | 'boolean' | 'time' | 'value';

/** The part of a study that says which names its trials can have. */
export type TrialNames = Pick<StudySpec, 'parameters' | 'objectives' | 'constraints' | 'trackedMetrics'>;

export interface TrialField {
  readonly type: FieldType;
  /** All that it can be; null where it is open. */
  readonly values: readonly ParameterValue[] | null;
  /** SQL over the trial `t`; names that a client chose come in as values. `value` fields are jsonb. */
  sql(bind: (value: SqlValue) => string): string;
}

interface Plain {
  readonly type: FieldType;
  readonly column: string;
  readonly values?: readonly string[];
}

const PLAIN: Readonly<Record<string, Plain>> = {
  state: { type: 'text', column: 't.state', values: TRIAL_STATES },
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
  'failure.kind': { type: 'text', column: `(t.failure->>'kind')`, values: FAILURE_KINDS },
  'failure.code': { type: 'text', column: `(t.failure->>'code')` },
};

/** Names for messages and hints. */
export const TRIAL_FIELD_NAMES: readonly string[] = [
  ...Object.keys(PLAIN),
  'metrics.<name>',
  'assignments.<name>',
  'labels.<name>',
];

/** Every metric that a trial of the study can have: others are refused when they are reported. */
export function metricNames(names: TrialNames): readonly string[] {
  return [...requiredMetrics(names), ...names.trackedMetrics];
}

/** The allow-list of what filters and orders may speak of; null for anything else, names that the study does not have among it. */
export function trialField(path: readonly string[], names: TrialNames): TrialField | null {
  const plain = Object.hasOwn(PLAIN, path.join('.')) ? PLAIN[path.join('.')] : undefined;
  if (plain !== undefined) return { type: plain.type, values: plain.values ?? null, sql: () => plain.column };
  const [group, ...rest] = path;
  const name = rest.join('.');
  if (name === '') return null;
  if (group === 'labels') return { type: 'text', values: null, sql: (bind) => `(t.labels->>${bind(name)}::text)` };
  if (group === 'metrics' && metricNames(names).includes(name)) {
    const sql: TrialField['sql'] = (bind) => `((t.metrics->${bind(name)}::text->>'value')::double precision)`;
    return { type: 'number', values: null, sql };
  }
  const parameter = group === 'assignments' ? names.parameters.find((each) => each.name === name) : undefined;
  return parameter === undefined ? null : assignmentField(parameter);
}

function assignmentField(parameter: Parameter): TrialField {
  const { name, type } = parameter;
  switch (type) {
    case 'float':
    case 'int':
      return {
        type: 'number',
        values: null,
        sql: (bind) => `((t.assignments->>${bind(name)}::text)::double precision)`,
      };
    case 'boolean':
      return { type: 'boolean', values: null, sql: (bind) => `((t.assignments->>${bind(name)}::text)::boolean)` };
    case 'ordinal':
    case 'categorical':
      return {
        type: 'value',
        values: parameter.values,
        sql: (bind) => `((t.assignments->${bind(name)}::text)::jsonb)`,
      };
  }
}
