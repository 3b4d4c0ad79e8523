/** The value of the objective at a step. */
export interface CurvePoint {
  readonly step: number;
  readonly value: number;
}
