import { closestName } from '../closest-name.ts';
import { MAX_ISSUES } from '../constants.ts';
import type { ParameterValue } from '../parameter-value.ts';
import type { ExpressionScope, ExpressionType, ScopeEntry } from './expression-scope.ts';
import type { Expression, InExpression, LiteralExpression, ReferenceExpression } from './expression.ts';

export interface ExpressionProblem {
  readonly detail: string;
  readonly hint?: string;
}

export interface CheckedExpression {
  /** Null when a problem leaves it unknown. */
  readonly type: ExpressionType | null;
  readonly problems: readonly ExpressionProblem[];
  /** Names that the expression mentions, each once. */
  readonly names: readonly string[];
}

/**
 * Resolves every name and infers every type, so that evaluation cannot fail later. Finds all problems, not only the first; `most` of them, at least
 * one, are told.
 */
export function checkExpression(expression: Expression, scope: ExpressionScope, most = MAX_ISSUES): CheckedExpression {
  const checker = new ExpressionChecker(scope, most);
  const type = checker.typeOf(expression);
  return { type, problems: checker.problems, names: [...checker.names] };
}

class ExpressionChecker {
  readonly problems: ExpressionProblem[] = [];
  readonly names = new Set<string>();
  private readonly scope: ExpressionScope;
  private readonly most: number;

  constructor(scope: ExpressionScope, most: number) {
    this.scope = scope;
    this.most = most;
  }

  typeOf(expression: Expression): ExpressionType | null {
    switch (expression.kind) {
      case 'literal':
        return this.literalType(expression);
      case 'reference':
        return this.entry(expression)?.type ?? null;
      case 'not':
        this.expect(expression.operand, 'boolean', 'not');
        return 'boolean';
      case 'negate':
        this.expect(expression.operand, 'number', '-');
        return 'number';
      case 'logical':
        this.expect(expression.left, 'boolean', expression.operator);
        this.expect(expression.right, 'boolean', expression.operator);
        return 'boolean';
      case 'arithmetic':
        this.expect(expression.left, 'number', expression.operator);
        this.expect(expression.right, 'number', expression.operator);
        return 'number';
      case 'comparison':
        return this.comparisonType(expression);
      case 'in':
        return this.membershipType(expression);
      case 'call':
        for (const argument of expression.arguments) this.expect(argument, 'number', expression.function);
        return 'number';
      case 'conditional':
        return this.conditionalType(expression);
    }
  }

  private literalType(literal: LiteralExpression): ExpressionType | null {
    if (literal.value === null) {
      this.report({ detail: 'null is not a value of any parameter' });
      return null;
    }
    return typeOfValue(literal.value);
  }

  private entry(reference: ReferenceExpression): ScopeEntry | undefined {
    const entry = this.scope.resolve(reference);
    if (entry !== undefined) {
      this.names.add(entry.name);
      return entry;
    }
    const name = reference.path.join('.');
    // Looking for what was meant is the costly part.
    if (this.isFull() || this.problems.some((problem) => problem.detail === unknownName(name))) return undefined;
    const meant = closestName(name, this.scope.names);
    const hint = meant === null ? 'put texts in quotes; only parameters can be named here' : `did you mean ${meant}?`;
    this.report({ detail: unknownName(name), hint });
    return undefined;
  }

  private isFull(): boolean {
    return this.problems.length >= this.most;
  }

  private report(problem: ExpressionProblem): void {
    if (!this.isFull()) this.problems.push(problem);
  }

  private expect(expression: Expression, wanted: ExpressionType, operator: string): void {
    const type = this.typeOf(expression);
    if (type === null || type === wanted) return;
    this.report({
      detail: `"${operator}" needs a ${wanted}, but ${describe(expression)} is ${withArticle(type)}`,
      ...(isChain(expression) && { hint: 'write a <= b and b <= c instead of a <= b <= c' }),
    });
  }

  private comparisonType(expression: Extract<Expression, { kind: 'comparison' }>): ExpressionType {
    const { operator, left, right } = expression;
    if (operator === '==' || operator === '!=') {
      this.equality(left, right, operator);
      return 'boolean';
    }
    this.expect(left, 'number', operator);
    this.expect(right, 'number', operator);
    return 'boolean';
  }

  private equality(left: Expression, right: Expression, operator: string): void {
    this.compatible(left, this.typeOf(left), right, this.typeOf(right), operator);
  }

  /** The operand is typed once, however many options there are: nested lists would otherwise multiply the work. */
  private membershipType(expression: InExpression): ExpressionType {
    const type = this.typeOf(expression.operand);
    for (const option of expression.options) {
      this.compatible(expression.operand, type, option, this.literalType(option), 'in');
    }
    return 'boolean';
  }

  private compatible(
    left: Expression,
    leftType: ExpressionType | null,
    right: Expression,
    rightType: ExpressionType | null,
    operator: string,
  ): void {
    if (leftType === null || rightType === null) return;
    if (leftType !== rightType && leftType !== 'mixed' && rightType !== 'mixed') {
      const detail = `"${operator}" compares ${withArticle(leftType)} with ${withArticle(rightType)}`;
      this.report({ detail, ...(isChain(left) && { hint: 'join comparisons with "and"' }) });
      return;
    }
    this.knownValue(left, right);
    this.knownValue(right, left);
  }

  /** A literal that a closed set does not contain would make the comparison constant: surely a misspelling. */
  private knownValue(reference: Expression, literal: Expression): void {
    if (reference.kind !== 'reference' || literal.kind !== 'literal' || literal.value === null) return;
    if (this.isFull()) return;
    const entry = this.scope.resolve(reference);
    if (entry?.values == null || entry.values.includes(literal.value)) return;
    const texts = entry.values.filter((value) => typeof value === 'string');
    const meant = typeof literal.value === 'string' ? closestName(literal.value, texts) : null;
    const hint = meant === null ? `its values: ${listValues(entry.values)}` : `did you mean ${JSON.stringify(meant)}?`;
    this.report({ detail: `${JSON.stringify(literal.value)} is not a value of ${entry.name}`, hint });
  }

  private conditionalType(expression: Extract<Expression, { kind: 'conditional' }>): ExpressionType | null {
    this.expect(expression.test, 'boolean', '?:');
    const then = this.typeOf(expression.then);
    const otherwise = this.typeOf(expression.otherwise);
    if (then === null || otherwise === null || then === otherwise) return then ?? otherwise;
    return 'mixed';
  }
}

/** Type of one value of a parameter. */
function typeOfValue(value: ParameterValue): ExpressionType {
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

const unknownName = (name: string): string => `there is no parameter ${name}`;

const withArticle = (type: ExpressionType): string => (type === 'mixed' ? 'of several types' : `a ${type}`);

const isChain = (expression: Expression): boolean => expression.kind === 'comparison';

function describe(expression: Expression): string {
  if (expression.kind === 'reference') return expression.path.join('.');
  if (expression.kind === 'literal') return JSON.stringify(expression.value);
  return `the ${expression.kind}`;
}

function listValues(values: readonly ParameterValue[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
  return values.length > shown.length ? `${shown.join(', ')}, ...` : shown.join(', ');
}
