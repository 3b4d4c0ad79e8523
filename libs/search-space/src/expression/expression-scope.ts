import type { ParameterValue } from '../parameter-value.ts';
import type { ReferenceExpression } from './expression.ts';

/** `mixed`: the values of a categorical are of several types; it can be compared for equality, not calculated with. */
export type ExpressionType = 'number' | 'string' | 'boolean' | 'mixed';

export interface ScopeEntry {
  readonly name: string;
  readonly type: ExpressionType;
  /** The closed set of values, where there is one, so that a misspelt literal is found. */
  readonly values: readonly ParameterValue[] | null;
}

/** The names that an expression may mention. */
export interface ExpressionScope {
  readonly names: readonly string[];
  resolve(reference: ReferenceExpression): ScopeEntry | undefined;
}
