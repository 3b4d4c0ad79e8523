/** Names of the functions that expressions may call, with how many arguments each takes. */
export const EXPRESSION_FUNCTIONS = {
  min: [1, 16],
  max: [1, 16],
  abs: [1, 1],
  log: [1, 1],
  exp: [1, 1],
  sqrt: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  round: [1, 1],
  pow: [2, 2],
} as const satisfies Record<string, readonly [fewest: number, most: number]>;

export type ExpressionFunction = keyof typeof EXPRESSION_FUNCTIONS;

export type LogicalOperator = 'and' | 'or';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `units` is ['units']; `metrics.accuracy` and `metrics["accuracy"]` are ['metrics', 'accuracy'], the second of them quoted. */
export interface ReferenceExpression {
  readonly kind: 'reference';
  readonly path: readonly string[];
  /** Whether any part of it stands in [ ]. */
  readonly isQuoted: boolean;
}

export interface InExpression {
  readonly kind: 'in';
  readonly operand: Expression;
  readonly options: readonly LiteralExpression[];
}

export interface CallExpression {
  readonly kind: 'call';
  readonly function: ExpressionFunction;
  readonly arguments: readonly Expression[];
}

/** A parsed expression: plain data, so that an interpreter, a type checker or a translation to SQL can walk it. */
export type Expression =
  | LiteralExpression
  | ReferenceExpression
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'logical';
      readonly operator: LogicalOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | InExpression
  | CallExpression
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    };
