import type { Prediction } from '#study';

/** What is expected of a metric at one configuration. */
export interface MetricPrediction {
  /** Of what the configuration is worth. */
  readonly predicted: Prediction;
  /** Of one measurement of it: the same mean, and the noise in the deviation. A limit is kept or broken by a measurement. */
  readonly measured: Prediction;
}
