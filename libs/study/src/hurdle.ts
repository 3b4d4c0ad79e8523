/** What a trial must show at a level of the fidelity to go on: its first report at the step or past it must be at least as good as the value. */
export interface Hurdle {
  readonly step: number;
  /** Of the objective, in its unit. */
  readonly value: number;
}
