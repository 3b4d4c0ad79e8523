import { closestName, type Expression, ExpressionError, parseExpression } from '#search-space';
import { invalidRequest } from '#study';
import type { SqlValue } from '../sql-statement.ts';
import { TRIAL_FIELD_NAMES, type TrialField, trialField } from './trial-field.ts';

type Bind = (value: SqlValue) => string;
type Literal = string | number | boolean | null;

const OPERATORS = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;
const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
type Comparison = keyof typeof OPERATORS;

/**
 * Translates a filter such as `state = "succeeded" and metrics.accuracy > 0.9` to a condition over the trial `t`. Fields come from an allow-list,
 * everything else is a bound value. A comparison with something that the trial does not have is false, also under `not`.
 */
export function filterToSql(filter: string, bind: Bind): string {
  try {
    return condition(parseExpression(filter), bind);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw invalidRequest([
      { pointer: '/filter', detail: `The filter ${error.message}.`, ...(error.hint !== null && { hint: error.hint }) },
    ]);
  }
}

function condition(expression: Expression, bind: Bind): string {
  switch (expression.kind) {
    case 'logical': {
      const left = condition(expression.left, bind);
      return `(${left} ${expression.operator} ${condition(expression.right, bind)})`;
    }
    case 'not':
      return `(not ${condition(expression.operand, bind)})`;
    case 'comparison':
      return comparison(expression.left, expression.operator, expression.right, bind);
    case 'in': {
      const operand = field(expression.operand);
      return `(${expression.options.map((option) => compare(operand, '==', option.value, bind)).join(' or ')})`;
    }
    default:
      throw new ExpressionError(
        'may only compare fields with values',
        null,
        'for example metrics.accuracy > 0.9 and state = "succeeded"',
      );
  }
}

function comparison(left: Expression, operator: Comparison, right: Expression, bind: Bind): string {
  if (right.kind === 'literal') return compare(field(left), operator, right.value, bind);
  if (left.kind === 'literal') return compare(field(right), MIRRORED[operator], left.value, bind);
  throw new ExpressionError('may only compare a field with a value', null, 'for example state = "succeeded"');
}

function field(expression: Expression): TrialField {
  if (expression.kind !== 'reference') throw new ExpressionError('may only compare a field with a value');
  const found = trialField(expression.path);
  if (found !== null) return found;
  const name = expression.path.join('.');
  const meant = closestName(name, TRIAL_FIELD_NAMES);
  throw new ExpressionError(
    `speaks of an unknown field ${name}`,
    null,
    meant === null ? `fields: ${TRIAL_FIELD_NAMES.join(', ')}` : `did you mean ${meant}?`,
  );
}

function compare(of: TrialField, operator: Comparison, value: Literal, bind: Bind): string {
  if (value === null) {
    if (operator !== '==' && operator !== '!=') throw new ExpressionError('can only ask whether something is null');
    return `(${of.sql(bind)} is ${operator === '==' ? '' : 'not '}null)`;
  }
  const sql = `${of.sql(bind)} ${OPERATORS[operator]} ${operand(of, value, bind)}`;
  if (of.type !== 'value') return `coalesce(${sql}, false)`;
  // jsonb sorts values of different types too; a filter means values of the type that it names.
  return `coalesce(jsonb_typeof(${of.sql(bind)}) = '${typeof value}' and ${sql}, false)`;
}

function operand(of: TrialField, value: string | number | boolean, bind: Bind): string {
  switch (of.type) {
    case 'value':
      return `${bind(JSON.stringify(value))}::jsonb`;
    case 'number':
      if (typeof value !== 'number') throw new ExpressionError('compares a number with something else');
      return `${bind(value)}::double precision`;
    case 'boolean':
      if (typeof value !== 'boolean') throw new ExpressionError('compares a truth value with something else');
      return `${bind(value)}::boolean`;
    case 'text':
      if (typeof value !== 'string')
        throw new ExpressionError('compares a text with something else', null, 'put texts in quotes');
      return `${bind(value)}::text`;
    case 'time':
      return `${bind(readTime(value))}::timestamptz`;
  }
}

function readTime(value: string | number | boolean): string {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(time))
    throw new ExpressionError(
      'compares a time with something else',
      null,
      'for example createdAt > "2026-01-31T12:00:00Z"',
    );
  return new Date(time).toISOString();
}
