import { invalidRequest } from '#study';
import type { SqlValue } from '../sql-statement.ts';
import type { Cursor } from './page-token.ts';
import { type TrialField, trialField, type TrialNames } from './trial-field.ts';
import { unknownTrialField } from './unknown-trial-field.ts';

type Bind = (value: SqlValue) => string;

export interface TrialOrder {
  readonly field: TrialField;
  readonly descending: boolean;
}

/** `metrics.accuracy desc`, `number`; default: number. */
export function readTrialOrder(orderBy: string | undefined, names: TrialNames): TrialOrder {
  const [name = '', direction = 'asc', ...rest] = (orderBy ?? 'number')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  const path = name.split('.');
  const field = trialField(path, names);
  if (field === null) {
    const { what, hint } = unknownTrialField(path, names);
    throw invalidRequest([{ pointer: '/orderBy', detail: `Trials cannot be ordered by an unknown ${what}.`, hint }]);
  }
  if (rest.length === 0 && (direction === 'asc' || direction === 'desc'))
    return { field, descending: direction === 'desc' };
  throw invalidRequest([
    {
      pointer: '/orderBy',
      detail: 'Must be a field, then asc or desc.',
      hint: 'For example metrics.accuracy desc.',
    },
  ]);
}

/** Rows without the field come last, in either direction; ties go by number. */
export function orderSql({ field, descending }: TrialOrder, bind: Bind): string {
  return `${field.sql(bind)} ${descending ? 'desc' : 'asc'} nulls last, t.number`;
}

/** The rows after the cursor. */
export function afterSql({ field, descending }: TrialOrder, [key, tie]: Cursor, bind: Bind): string {
  const sql = (): string => field.sql(bind);
  const number = typeof tie === 'number' ? tie : 0;
  if (key === null) return `(${sql()} is null and t.number > ${bind(number)}::integer)`;
  const place = (): string => `${bind(field.type === 'value' ? JSON.stringify(key) : key)}::${SQL_TYPES[field.type]}`;
  const beyond = `${sql()} ${descending ? '<' : '>'} ${place()}`;
  const tied = `${sql()} = ${place()} and t.number > ${bind(number)}::integer`;
  return `(${beyond} or (${tied}) or ${sql()} is null)`;
}

const SQL_TYPES = {
  number: 'double precision',
  text: 'text',
  boolean: 'boolean',
  time: 'timestamptz',
  value: 'jsonb',
} as const;
