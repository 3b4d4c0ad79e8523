import type { ParameterValue } from './parameter-value.ts';

interface CodecBase {
  /** True when the order of values means nothing: two positions are equal or different, their distance has no sense. */
  readonly categorical: boolean;
  /** The value at position u, snapped into the domain; u is clamped to [0, 1]. */
  decode(u: number): ParameterValue;
  /** The position of a value of the domain, in [0, 1]. RangeError for what is no value; a float outside the bounds is clamped. */
  encode(value: ParameterValue): number;
  /** encode(decode(u)) without making the value. */
  snap(u: number): number;
}

/** A continuous parameter: position and value correspond one to one (up to rounding of the last digits). */
export interface ContinuousCodec extends CodecBase {
  readonly kind: 'continuous';
  readonly categorical: false;
  readonly levels: number;
}

/** A parameter with finitely many values; value number `level` owns one cell of [0, 1] and is encoded as its centre. */
export interface DiscreteCodec extends CodecBase {
  readonly kind: 'discrete';
  readonly levels: number;
  levelAt(u: number): number;
  /** -1 when it is not a value of this parameter. */
  levelOf(value: ParameterValue): number;
  centre(level: number): number;
  valueAt(level: number): ParameterValue;
}

export type ParameterCodec = ContinuousCodec | DiscreteCodec;
