import { FARTHEST_ARGUMENT } from '../constants.ts';
import type { Assignments } from '../parameter-value.ts';
import type { ExpressionCompiler } from './compile-expression.ts';
import type { CallExpression, Expression } from './expression.ts';

type Shortfall = (assignments: Assignments) => number;

/**
 * How far the arguments of log and sqrt within a formula are from their domains, each in [0, 1]: |a| / (1 + |a|) for an argument a <= 0 or a < 0. Null
 * where there are none. What makes a formula NaN is then something that a search can descend.
 */
export function compileShortfall(expression: Expression, evaluators: ExpressionCompiler): Shortfall | null {
  switch (expression.kind) {
    case 'literal':
    case 'reference':
    case 'not':
    case 'logical':
    case 'comparison':
    case 'in':
      return null;
    case 'negate':
      return compileShortfall(expression.operand, evaluators);
    case 'arithmetic':
      return sum([compileShortfall(expression.left, evaluators), compileShortfall(expression.right, evaluators)]);
    case 'call': {
      const parts = expression.arguments.map((argument) => compileShortfall(argument, evaluators));
      return sum([...parts, ownShortfall(expression, evaluators)]);
    }
    case 'conditional': {
      const test = evaluators.truth(expression.test);
      const then = compileShortfall(expression.then, evaluators);
      const otherwise = compileShortfall(expression.otherwise, evaluators);
      if (then === null && otherwise === null) return null;
      return (assignments) => (test(assignments) ? then : otherwise)?.(assignments) ?? 0;
    }
  }
}

function ownShortfall(call: CallExpression, evaluators: ExpressionCompiler): Shortfall | null {
  const [first] = call.arguments;
  if (first === undefined || (call.function !== 'log' && call.function !== 'sqrt')) return null;
  const argument = evaluators.number(first);
  const least = call.function === 'log' ? Number.MIN_VALUE : 0;
  return (assignments) => {
    const a = argument(assignments);
    if (a >= least) return 0;
    // For log(0) the distance is nothing, and yet the argument is outside.
    return Number.isFinite(a) ? Math.max(-a / (1 - a), Number.MIN_VALUE) : FARTHEST_ARGUMENT;
  };
}

function sum(parts: readonly (Shortfall | null)[]): Shortfall | null {
  const some = parts.filter((part) => part !== null);
  if (some.length === 0) return null;
  return (assignments) => some.reduce((total, part) => total + part(assignments), 0);
}
