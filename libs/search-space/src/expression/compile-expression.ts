import type { Assignments, ParameterValue } from '../parameter-value.ts';
import { CALLABLES } from './callables.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { ArithmeticOperator, ComparisonOperator, Expression, ReferenceExpression } from './expression.ts';

type Evaluator<T> = (assignments: Assignments) => T;

/**
 * A checked expression as nested closures: no tree walk, no dynamic dispatch and no generated code in the hot path of sampling.
 * The evaluators expect every mentioned parameter to have a value. O(size of the tree) per call.
 */
export class ExpressionCompiler {
  private readonly scope: ExpressionScope;

  constructor(scope: ExpressionScope) {
    this.scope = scope;
  }

  value(expression: Expression): Evaluator<ParameterValue> {
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression;
        if (value === null) throw new TypeError('null in a checked expression');
        return () => value;
      }
      case 'reference':
        return this.reference(expression);
      case 'conditional': {
        const test = this.truth(expression.test);
        const then = this.value(expression.then);
        const otherwise = this.value(expression.otherwise);
        return (assignments) => (test(assignments) ? then(assignments) : otherwise(assignments));
      }
      case 'negate':
      case 'arithmetic':
      case 'call':
        return this.number(expression);
      case 'not':
      case 'logical':
      case 'comparison':
      case 'in':
        return this.truth(expression);
    }
  }

  number(expression: Expression): Evaluator<number> {
    switch (expression.kind) {
      case 'negate': {
        const operand = this.number(expression.operand);
        return (assignments) => -operand(assignments);
      }
      case 'arithmetic':
        return arithmetic(expression.operator, this.number(expression.left), this.number(expression.right));
      case 'call':
        return this.call(expression);
      case 'literal':
      case 'reference':
      case 'conditional':
      case 'not':
      case 'logical':
      case 'comparison':
      case 'in': {
        const value = this.value(expression);
        return (assignments) => {
          const result = value(assignments);
          if (typeof result !== 'number') throw new TypeError('not a number in a checked expression');
          return result;
        };
      }
    }
  }

  truth(expression: Expression): Evaluator<boolean> {
    switch (expression.kind) {
      case 'not': {
        const operand = this.truth(expression.operand);
        return (assignments) => !operand(assignments);
      }
      case 'logical': {
        const left = this.truth(expression.left);
        const right = this.truth(expression.right);
        if (expression.operator === 'and') return (assignments) => left(assignments) && right(assignments);
        return (assignments) => left(assignments) || right(assignments);
      }
      case 'comparison':
        return this.comparison(expression);
      case 'in': {
        const operand = this.value(expression.operand);
        const options = new Set<unknown>(expression.options.map((option) => option.value));
        return (assignments) => options.has(operand(assignments));
      }
      case 'literal':
      case 'reference':
      case 'conditional':
      case 'negate':
      case 'arithmetic':
      case 'call': {
        const value = this.value(expression);
        return (assignments) => value(assignments) === true;
      }
    }
  }

  private reference(reference: ReferenceExpression): Evaluator<ParameterValue> {
    const entry = this.scope.resolve(reference);
    if (entry === undefined) throw new TypeError(`${reference.path.join('.')} in a checked expression has no meaning`);
    const { name } = entry;
    return (assignments) => {
      const value = assignments[name];
      if (value === undefined) throw new TypeError(`${name} has no value`);
      return value;
    };
  }

  private call(expression: Extract<Expression, { kind: 'call' }>): Evaluator<number> {
    const apply = CALLABLES[expression.function];
    const [first, second, ...others] = expression.arguments.map((argument) => this.number(argument));
    if (first === undefined) throw new TypeError('a call without arguments in a checked expression');
    if (second === undefined) return (assignments) => apply(first(assignments));
    if (others.length === 0) return (assignments) => apply(first(assignments), second(assignments));
    const all = [first, second, ...others];
    return (assignments) => apply(...all.map((argument) => argument(assignments)));
  }

  private comparison(expression: Extract<Expression, { kind: 'comparison' }>): Evaluator<boolean> {
    const { operator } = expression;
    if (operator === '==' || operator === '!=') {
      const left = this.value(expression.left);
      const right = this.value(expression.right);
      if (operator === '==') return (assignments) => left(assignments) === right(assignments);
      return (assignments) => left(assignments) !== right(assignments);
    }
    return ordering(operator, this.number(expression.left), this.number(expression.right));
  }
}

function arithmetic(
  operator: ArithmeticOperator,
  left: Evaluator<number>,
  right: Evaluator<number>,
): Evaluator<number> {
  switch (operator) {
    case '+':
      return (assignments) => left(assignments) + right(assignments);
    case '-':
      return (assignments) => left(assignments) - right(assignments);
    case '*':
      return (assignments) => left(assignments) * right(assignments);
    case '/':
      return (assignments) => left(assignments) / right(assignments);
    case '%':
      return (assignments) => left(assignments) % right(assignments);
  }
}

function ordering(
  operator: Exclude<ComparisonOperator, '==' | '!='>,
  left: Evaluator<number>,
  right: Evaluator<number>,
): Evaluator<boolean> {
  switch (operator) {
    case '<':
      return (assignments) => left(assignments) < right(assignments);
    case '<=':
      return (assignments) => left(assignments) <= right(assignments);
    case '>':
      return (assignments) => left(assignments) > right(assignments);
    case '>=':
      return (assignments) => left(assignments) >= right(assignments);
  }
}
