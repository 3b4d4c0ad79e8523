import type { Assignments } from '../parameter-value.ts';
import type { ExpressionCompiler } from './compile-expression.ts';
import type { ComparisonOperator, Expression } from './expression.ts';

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
 *   a <= b     (a - b) / (1 + |a| + |b|) where positive       and    sum of the parts
 *   a = b      |a - b| / (1 + |a| + |b|)                      or     smallest part
 *   text, truth value, NaN: 1 where it fails                  not    negation pushed inwards (De Morgan)
 *
 * The division makes constraints of different magnitudes comparable: without it one on a million weights drowns one on a learning rate.
 */
export class ViolationCompiler {
  private readonly evaluators: ExpressionCompiler;

  constructor(evaluators: ExpressionCompiler) {
    this.evaluators = evaluators;
  }

  violation(expression: Expression, wanted = true): Violation {
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
      case 'literal':
      case 'reference':
      case 'conditional':
      case 'in':
      case 'negate':
      case 'arithmetic':
      case 'call':
        return this.zeroOne(expression, wanted);
    }
  }

  private zeroOne(expression: Expression, wanted: boolean): Violation {
    const holds = this.evaluators.truth(expression);
    return (assignments) => (holds(assignments) === wanted ? 0 : 1);
  }

  private comparison(expression: Extract<Expression, { kind: 'comparison' }>, wanted: boolean): Violation {
    const holds = this.evaluators.truth(expression);
    const left = this.evaluators.value(expression.left);
    const right = this.evaluators.value(expression.right);
    const operator = wanted ? expression.operator : OPPOSITE[expression.operator];
    return (assignments) => {
      if (holds(assignments) === wanted) return 0;
      const a = left(assignments);
      const b = right(assignments);
      if (typeof a !== 'number' || typeof b !== 'number' || operator === '!=') return 1;
      const relative = Math.abs(a - b) / (1 + Math.abs(a) + Math.abs(b));
      // A strict comparison can fail by equality; the smallest double keeps "0 exactly where it holds" true.
      return Number.isNaN(relative) ? 1 : Math.max(relative, Number.MIN_VALUE);
    };
  }
}
