import type jsep from 'jsep';
import { closestName } from '../closest-name.ts';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH } from '../constants.ts';
import { ExpressionError } from './expression-error.ts';
import {
  EXPRESSION_FUNCTIONS,
  type ArithmeticOperator,
  type CallExpression,
  type ComparisonOperator,
  type Expression,
  type ExpressionFunction,
  type InExpression,
  type LiteralExpression,
  type ReferenceExpression,
} from './expression.ts';
import { grammar } from './grammar.ts';

const COMPARISONS: ReadonlyMap<string, ComparisonOperator> = new Map([
  ['=', '=='],
  ['==', '=='],
  ['!=', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);
const ARITHMETIC: ReadonlySet<string> = new Set<ArithmeticOperator>(['+', '-', '*', '/', '%']);

/**
 * Parses a constraint, a derived value or a list filter.
 *
 * Grammar, loosest first: `test ? a : b` · `or` `||` · `and` `&&` · `not` · `=` `==` `!=` · `<` `<=` `>` `>=` `in [..]` · `+ -` · `* / %` ·
 * unary `- + !` · calls of EXPRESSION_FUNCTIONS · names, `a.b`, `a["b"]`, numbers, "texts", true, false, null.
 * @throws ExpressionError
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError(`is longer than ${MAX_EXPRESSION_LENGTH} characters`, MAX_EXPRESSION_LENGTH);
  }
  return convert(parseText(text), 1);
}

function parseText(text: string): jsep.CoreExpression {
  try {
    return grammar(text) as jsep.CoreExpression;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const index = 'index' in error && typeof error.index === 'number' ? error.index : null;
    const hint = /\*\*|\^/.test(text) ? 'write pow(a, b) for a power' : null;
    throw new ExpressionError(`cannot be parsed: ${error.message}`, index, hint);
  }
}

function convert(node: jsep.Expression, depth: number): Expression {
  if (depth > MAX_EXPRESSION_DEPTH) throw new ExpressionError(`nested deeper than ${MAX_EXPRESSION_DEPTH} levels`);
  const core = node as jsep.CoreExpression;
  const child = (inner: jsep.Expression): Expression => convert(inner, depth + 1);
  switch (core.type) {
    case 'Literal':
      return literal(core);
    case 'Identifier':
    case 'MemberExpression':
      return reference(core);
    case 'UnaryExpression':
      return unary(core.operator, child(core.argument));
    case 'BinaryExpression':
      return binary(core, child);
    case 'CallExpression':
      return call(core, child);
    case 'ConditionalExpression':
      return {
        kind: 'conditional',
        test: child(core.test),
        then: child(core.consequent),
        otherwise: child(core.alternate),
      };
    case 'ArrayExpression':
      throw new ExpressionError('a list may only stand to the right of "in"');
    case 'Compound':
    case 'SequenceExpression':
      if (core.type === 'Compound' && core.body.length === 0) throw new ExpressionError('is empty');
      throw new ExpressionError('holds more than one expression', null, 'join conditions with "and"');
    case 'ThisExpression':
      return { kind: 'reference', path: ['this'], isQuoted: false };
  }
}

function literal(node: jsep.Literal): LiteralExpression {
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new ExpressionError(`${node.raw} is too large a number`);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return { kind: 'literal', value };
  }
  throw new ExpressionError(`${node.raw} is not a number, text or truth value`);
}

function reference(node: jsep.Identifier | jsep.MemberExpression): ReferenceExpression {
  const path: string[] = [];
  let isQuoted = false;
  let current: jsep.CoreExpression = node;
  while (current.type === 'MemberExpression') {
    const property = current.property as jsep.CoreExpression;
    if (!current.computed && property.type === 'Identifier') path.unshift(property.name);
    else if (property.type === 'Literal' && typeof property.value === 'string') {
      path.unshift(property.value);
      isQuoted = true;
    } else throw new ExpressionError('only a quoted name may stand in [ ]', null, 'for example p["num.leaves"]');
    current = current.object as jsep.CoreExpression;
  }
  if (current.type !== 'Identifier') throw new ExpressionError('only names have members');
  path.unshift(current.name);
  return { kind: 'reference', path, isQuoted };
}

function unary(operator: string, operand: Expression): Expression {
  if (operator === 'not' || operator === '!') return { kind: 'not', operand };
  if (operand.kind === 'literal' && typeof operand.value === 'number') {
    return { kind: 'literal', value: operator === '-' ? -operand.value : operand.value };
  }
  const negated: Expression = { kind: 'negate', operand };
  return operator === '-' ? negated : { kind: 'negate', operand: negated };
}

function binary(node: jsep.BinaryExpression, child: (inner: jsep.Expression) => Expression): Expression {
  const { operator } = node;
  if (operator === 'in') return membership(node, child);
  const left = child(node.left);
  const right = child(node.right);
  const comparison = COMPARISONS.get(operator);
  if (comparison !== undefined) return { kind: 'comparison', operator: comparison, left, right };
  if (isArithmetic(operator)) return { kind: 'arithmetic', operator, left, right };
  return { kind: 'logical', operator: operator === 'or' || operator === '||' ? 'or' : 'and', left, right };
}

function isArithmetic(operator: string): operator is ArithmeticOperator {
  return ARITHMETIC.has(operator);
}

function membership(node: jsep.BinaryExpression, child: (inner: jsep.Expression) => Expression): InExpression {
  const list = node.right as jsep.CoreExpression;
  if (list.type !== 'ArrayExpression')
    throw new ExpressionError('"in" needs a list', null, 'for example optimizer in ["sgd", "adam"]');
  const options = list.elements.map((element) => {
    const option = element === null ? null : child(element);
    if (option?.kind !== 'literal')
      throw new ExpressionError('the list after "in" may hold only numbers, texts and truth values');
    return option;
  });
  if (options.length === 0) throw new ExpressionError('the list after "in" is empty');
  return { kind: 'in', operand: child(node.left), options };
}

function call(node: jsep.CallExpression, child: (inner: jsep.Expression) => Expression): CallExpression {
  const callee = node.callee as jsep.CoreExpression;
  const name = callee.type === 'Identifier' ? callee.name : null;
  if (name === null || !isFunction(name)) {
    const known = Object.keys(EXPRESSION_FUNCTIONS);
    const meant = name === null ? null : closestName(name, known);
    const hint = meant === null ? `functions: ${known.join(', ')}` : `did you mean ${meant}?`;
    throw new ExpressionError(
      name === null ? 'only named functions can be called' : `${name} is not a function`,
      null,
      hint,
    );
  }
  const [fewest, most] = EXPRESSION_FUNCTIONS[name];
  const given = node.arguments.length;
  if (given < fewest || given > most) {
    const wanted = fewest === most ? String(fewest) : `${fewest} to ${most}`;
    throw new ExpressionError(`${name} takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${given}`);
  }
  return { kind: 'call', function: name, arguments: node.arguments.map(child) };
}

function isFunction(name: string): name is ExpressionFunction {
  return Object.hasOwn(EXPRESSION_FUNCTIONS, name);
}
