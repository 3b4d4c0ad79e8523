import { BROKEN_CONDITION } from '../constants.ts';
import type { Assignments } from '../parameter-value.ts';
import type { ExpressionCompiler } from './compile-expression.ts';
import { compileShortfall } from './compile-shortfall.ts';
import type { ComparisonOperator, Expression, InExpression } from './expression.ts';

type Violation = (assignments: Assignments) => number;

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/**
 * Turns a condition into how far it is from holding: 0 exactly where it holds, growing with the distance, so that a search can descend it.
 *
 *   a <= b     d(a, b) = |a - b| / (1 + |a| + |b|) where it fails        and    sum of the parts
 *   a = b      d(a, b)                                                   or     smallest part
 *   a in [..]  smallest d(a, option) over the numbers listed             not    negation pushed inwards (De Morgan)
 *   t ? a : b  of a where t holds, or of not t and b if that is less; likewise of b
 *   NaN        1 + how far the arguments of log and sqrt are outside, see compileShortfall()
 *   text, truth value: 1 where it fails
 *
 * The division makes constraints of different magnitudes comparable: without it one on a million weights drowns one on a learning rate.
 */
export class ViolationCompiler {
  private readonly evaluators: ExpressionCompiler;
  /** Both senses of each condition once: the branches of nested conditionals would be compiled again and again. */
  private readonly compiled = new Map<Expression, Map<boolean, Violation>>();

  constructor(evaluators: ExpressionCompiler) {
    this.evaluators = evaluators;
  }

  violation(expression: Expression, wanted = true): Violation {
    const known = this.compiled.get(expression)?.get(wanted);
    if (known !== undefined) return known;
    const violation = this.compile(expression, wanted);
    const senses = this.compiled.get(expression) ?? new Map<boolean, Violation>();
    this.compiled.set(expression, senses.set(wanted, violation));
    return violation;
  }

  /** How far a derived value is from one that can be sent to a worker: 0 exactly where it is no number or a finite one. */
  undeliverable(expression: Expression): Violation {
    const value = this.evaluators.value(expression);
    const shortfall = compileShortfall(expression, this.evaluators);
    return (assignments) => {
      const result = value(assignments);
      if (typeof result !== 'number' || Number.isFinite(result)) return 0;
      return BROKEN_CONDITION + (shortfall?.(assignments) ?? 0);
    };
  }

  private compile(expression: Expression, wanted: boolean): Violation {
    switch (expression.kind) {
      case 'not':
        return this.violation(expression.operand, !wanted);
      case 'logical': {
        const left = this.violation(expression.left, wanted);
        const right = this.violation(expression.right, wanted);
        const both = (expression.operator === 'and') === wanted;
        if (both) return (assignments) => left(assignments) + right(assignments);
        return (assignments) => Math.min(left(assignments), right(assignments));
      }
      case 'comparison':
        return this.comparison(expression, wanted);
      case 'in':
        return this.membership(expression, wanted);
      case 'conditional':
        return this.conditional(expression, wanted);
      case 'literal':
      case 'reference':
      case 'negate':
      case 'arithmetic':
      case 'call': {
        const holds = this.evaluators.truth(expression);
        return (assignments) => (holds(assignments) === wanted ? 0 : BROKEN_CONDITION);
      }
    }
  }

  private conditional(expression: Extract<Expression, { kind: 'conditional' }>, wanted: boolean): Violation {
    const test = this.evaluators.truth(expression.test);
    const then = this.violation(expression.then, wanted);
    const otherwise = this.violation(expression.otherwise, wanted);
    const toThen = this.violation(expression.test, true);
    const toOtherwise = this.violation(expression.test, false);
    return (assignments) => {
      const holds = test(assignments);
      const here = (holds ? then : otherwise)(assignments);
      if (here === 0) return 0;
      const there = (holds ? toOtherwise : toThen)(assignments) + (holds ? otherwise : then)(assignments);
      return Math.min(here, there);
    };
  }

  private membership(expression: InExpression, wanted: boolean): Violation {
    const holds = this.evaluators.truth(expression);
    const operand = this.evaluators.value(expression.operand);
    const shortfall = compileShortfall(expression.operand, this.evaluators);
    const numbers = expression.options.map(({ value }) => value).filter((value) => typeof value === 'number');
    return (assignments) => {
      if (holds(assignments) === wanted) return 0;
      const a = operand(assignments);
      if (!wanted || typeof a !== 'number' || numbers.length === 0) return BROKEN_CONDITION;
      if (!Number.isFinite(a)) return BROKEN_CONDITION + (shortfall?.(assignments) ?? 0);
      return Math.max(Math.min(...numbers.map((option) => distance(a, option))), Number.MIN_VALUE);
    };
  }

  private comparison(expression: Extract<Expression, { kind: 'comparison' }>, wanted: boolean): Violation {
    const holds = this.evaluators.truth(expression);
    const left = this.evaluators.value(expression.left);
    const right = this.evaluators.value(expression.right);
    const outside = [expression.left, expression.right].map((side) => compileShortfall(side, this.evaluators));
    const operator = wanted ? expression.operator : OPPOSITE[expression.operator];
    return (assignments) => {
      if (holds(assignments) === wanted) return 0;
      const a = left(assignments);
      const b = right(assignments);
      if (typeof a !== 'number' || typeof b !== 'number' || operator === '!=') return BROKEN_CONDITION;
      const relative = distance(a, b);
      // A strict comparison can fail by equality; the smallest double keeps "0 exactly where it holds" true.
      if (!Number.isNaN(relative)) return Math.max(relative, Number.MIN_VALUE);
      return outside.reduce((sum, shortfall) => sum + (shortfall?.(assignments) ?? 0), BROKEN_CONDITION);
    };
  }
}

function distance(a: number, b: number): number {
  return Math.abs(a - b) / (1 + Math.abs(a) + Math.abs(b));
}
