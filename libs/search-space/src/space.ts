import type { ParameterCodec } from './parameter-codec.ts';
import type { Assignments, ParameterValue } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';

/** A parameter is active only while `parent` is active and its value's level is one of `allowed`. All conditions must hold. */
export interface Condition {
  readonly parent: number;
  readonly allowed: ReadonlySet<number>;
}

export interface SpaceConstraint {
  readonly text: string;
  /** Parameters that it mentions; while any of them is inactive the constraint counts as satisfied. */
  readonly names: readonly string[];
  readonly holds: (assignments: Assignments) => boolean;
  /** 0 exactly when it holds; else larger the further it is from holding, so that a search can follow it. */
  readonly violation: (assignments: Assignments) => number;
  /** Nodes of its expression. */
  readonly cost: number;
}

export interface SpaceDerived {
  readonly name: string;
  /** Parameters that it mentions; while any of them is inactive there is no value. */
  readonly names: readonly string[];
  readonly value: (assignments: Assignments) => ParameterValue;
  /** 0 exactly when the value is one that a worker can be sent: no number but a finite one. */
  readonly violation: (assignments: Assignments) => number;
  /** Nodes of its expression. */
  readonly cost: number;
}

/** A constraint or a derived value, as a search for feasible points sees it. */
export interface Restriction {
  /** Positions of the parameters that it mentions; while any of them is inactive it holds. */
  readonly indices: readonly number[];
  readonly holds: (assignments: Assignments) => boolean;
  readonly violation: (assignments: Assignments) => number;
  /** Nodes of its expression: about how much work it is to look at it once. */
  readonly cost: number;
}

/** What may be different once the parameter at this position has moved. */
export interface Reach {
  /** Constrained parameters that may become active or inactive with it, parents before their children. */
  readonly followers: readonly number[];
  /** Positions in `restrictions` of those that mention it or a follower. */
  readonly restrictions: readonly number[];
  /** About how many values must be read or decoded to take one move in; large expressions count as more of them, see valuesWorth(). */
  readonly effort: number;
}

/**
 * A checked and compiled space. Every array is indexed by position of the parameter in the document, which is also the dimension of the unit
 * cube that encodes it.
 */
export interface Space {
  readonly parameters: readonly Parameter[];
  /** Number of parameters, active or not. */
  readonly dimension: number;
  /** Positions, every parent before its children, otherwise in declaration order. */
  readonly order: readonly number[];
  /**
   * Number of different assignments, conditions respected, constraints not; Infinity when a parameter is continuous. Exact unless conditions with
   * several parents interlock very widely, then an upper bound.
   */
  readonly cardinality: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly codecs: readonly ParameterCodec[];
  /** Empty for a parameter that is always active. */
  readonly conditions: readonly (readonly Condition[])[];
  /** True when any parameter can be inactive. */
  readonly conditional: boolean;
  readonly constraints: readonly SpaceConstraint[];
  /** Parameters that constraints and derived values depend on, ascending; all others are free. */
  readonly constrained: readonly number[];
  readonly derived: readonly SpaceDerived[];
  /** The constraints, then the derived values. */
  readonly restrictions: readonly Restriction[];
  /** Null for a free parameter. */
  readonly reaches: readonly (Reach | null)[];
}
