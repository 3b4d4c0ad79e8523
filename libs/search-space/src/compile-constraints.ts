import { MAX_ISSUES } from './constants.ts';
import { checkExpression } from './expression/check-expression.ts';
import { ExpressionCompiler } from './expression/compile-expression.ts';
import { countNodes } from './expression/count-nodes.ts';
import { ExpressionError } from './expression/expression-error.ts';
import type { ExpressionScope } from './expression/expression-scope.ts';
import type { Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse-expression.ts';
import { ViolationCompiler } from './expression/compile-violation.ts';
import { jsonPointer } from './json-pointer.ts';
import type { DerivedParameter } from './space-document.ts';
import type { SpaceIssue } from './space-error.ts';
import type { SpaceConstraint, SpaceDerived } from './space.ts';

interface Checked {
  readonly expression: Expression;
  readonly type: string | null;
  readonly names: readonly string[];
}

/** Parses and type-checks the constraints; issues are appended, faulty constraints are left out of the result. */
export function compileConstraints(
  texts: readonly string[],
  scope: ExpressionScope,
  issues: SpaceIssue[],
): SpaceConstraint[] {
  return texts.flatMap((text, index): SpaceConstraint[] => {
    if (issues.length >= MAX_ISSUES) return [];
    const pointer = jsonPointer('parameterConstraints', index);
    const checked = check(text, scope, pointer, issues);
    if (checked === null) return [];
    const { expression, type, names } = checked;
    if (type !== 'boolean') {
      issues.push({
        pointer,
        detail: `is a ${type ?? 'value'}, not a condition`,
        hint: 'compare it with something, for example units * depth <= 4096',
      });
      return [];
    }
    if (names.length === 0) {
      issues.push({ pointer, detail: 'mentions no parameter' });
      return [];
    }
    const evaluators = new ExpressionCompiler(scope);
    const holds = evaluators.truth(expression);
    const violation = new ViolationCompiler(evaluators).violation(expression);
    return [{ text, names, holds, violation, cost: countNodes(expression) }];
  });
}

/** Parses and type-checks the derived values. They may mention parameters, not one another. */
export function compileDerived(
  derived: readonly DerivedParameter[],
  scope: ExpressionScope,
  issues: SpaceIssue[],
): SpaceDerived[] {
  const taken = new Set(scope.names);
  return derived.flatMap(({ name, expression: text }, index): SpaceDerived[] => {
    if (issues.length >= MAX_ISSUES) return [];
    if (taken.has(name))
      issues.push({ pointer: jsonPointer('derived', index, 'name'), detail: `the name ${name} is already taken` });
    taken.add(name);
    const checked = check(text, scope, jsonPointer('derived', index, 'expression'), issues);
    if (checked === null) return [];
    const evaluators = new ExpressionCompiler(scope);
    const value = evaluators.value(checked.expression);
    const violation = new ViolationCompiler(evaluators).undeliverable(checked.expression);
    return [{ name, names: checked.names, value, violation, cost: countNodes(checked.expression) }];
  });
}

function check(text: string, scope: ExpressionScope, pointer: string, issues: SpaceIssue[]): Checked | null {
  try {
    const expression = parseExpression(text);
    const { type, problems, names } = checkExpression(expression, scope, Math.max(1, MAX_ISSUES - issues.length));
    for (const problem of problems) issues.push({ pointer, ...problem });
    return problems.length === 0 ? { expression, type, names } : null;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    issues.push({ pointer, detail: error.message, ...(error.hint !== null && { hint: error.hint }) });
    return null;
  }
}
