import { closestName, type Expression, ExpressionError, type ParameterValue, parseExpression } from '#search-space';
import { invalidRequest } from '#study';
import type { SqlValue } from '../sql-statement.ts';
import { MOST_LISTED } from '../constants.ts';
import { type TrialField, trialField, type TrialNames } from './trial-field.ts';
import { unknownTrialField } from './unknown-trial-field.ts';

type Bind = (value: SqlValue) => string;
type Literal = string | number | boolean | null;

const OPERATORS = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;
const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
type Comparison = keyof typeof OPERATORS;

/**
 * Translates a filter such as `state = "succeeded" and metrics.accuracy > 0.9` to a condition over the trial `t`. Fields come from an allow-list,
 * everything else is a bound value. A comparison with something that the trial does not have is false, also under `not`.
 */
export function filterToSql(filter: string, names: TrialNames, bind: Bind): string {
  try {
    return condition(parseExpression(filter), names, bind);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw invalidRequest([
      { pointer: '/filter', detail: `The filter ${error.message}.`, ...(error.hint !== null && { hint: error.hint }) },
    ]);
  }
}

function condition(expression: Expression, names: TrialNames, bind: Bind): string {
  switch (expression.kind) {
    case 'logical': {
      const left = condition(expression.left, names, bind);
      return `(${left} ${expression.operator} ${condition(expression.right, names, bind)})`;
    }
    case 'not':
      return `(not ${condition(expression.operand, names, bind)})`;
    case 'comparison':
      return comparison(expression.left, expression.operator, expression.right, names, bind);
    case 'in': {
      const operand = field(expression.operand, names);
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

function comparison(left: Expression, operator: Comparison, right: Expression, names: TrialNames, bind: Bind): string {
  if (right.kind === 'literal') return compare(field(left, names), operator, right.value, bind);
  if (left.kind === 'literal') return compare(field(right, names), MIRRORED[operator], left.value, bind);
  throw new ExpressionError('may only compare a field with a value', null, 'for example state = "succeeded"');
}

function field(expression: Expression, names: TrialNames): TrialField {
  if (expression.kind !== 'reference') throw new ExpressionError('may only compare a field with a value');
  const found = trialField(expression.path, names);
  if (found !== null) return found;
  const { what, hint } = unknownTrialField(expression.path, names);
  throw new ExpressionError(`speaks of an unknown ${what}`, null, hint);
}

function compare(of: TrialField, operator: Comparison, value: Literal, bind: Bind): string {
  if (value === null) {
    if (operator !== '==' && operator !== '!=') throw new ExpressionError('can only ask whether something is null');
    return `(${of.sql(bind)} is ${operator === '==' ? '' : 'not '}null)`;
  }
  const sql = `${of.sql(bind)} ${OPERATORS[operator]} ${operand(of, value, bind)}`;
  if (operator === '==' || operator === '!=') requireKnown(of, value);
  if (of.type !== 'value') return `coalesce(${sql}, false)`;
  // jsonb sorts values of different types too; a filter means values of the type that it names.
  return `coalesce(jsonb_typeof(${of.sql(bind)}) = '${typeof value}' and ${sql}, false)`;
}

function operand(of: TrialField, value: string | number | boolean, bind: Bind): string {
  switch (of.type) {
    case 'value':
      if (of.values?.some((each) => typeof each === typeof value) === false)
        throw new ExpressionError('compares a parameter with a value of another type', null, valuesHint(of.values));
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

/** A comparison with what the field can never be has the same answer for every trial: surely a misspelling. */
function requireKnown({ values }: TrialField, value: string | number | boolean): void {
  if (values === null || values.includes(value)) return;
  const texts = values.filter((each) => typeof each === 'string');
  const meant = typeof value === 'string' ? closestName(value, texts) : null;
  throw new ExpressionError(
    `compares with ${JSON.stringify(value)}, which is not one of the values`,
    null,
    meant === null ? valuesHint(values) : `did you mean ${JSON.stringify(meant)}?`,
  );
}

function valuesHint(values: readonly ParameterValue[]): string {
  const shown = values.slice(0, MOST_LISTED).map((each) => JSON.stringify(each));
  return `values: ${shown.join(', ')}${values.length > MOST_LISTED ? ', ...' : ''}`;
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
