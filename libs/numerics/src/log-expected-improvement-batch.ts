import { logExpectedImprovementInto } from './log-expected-improvement.ts';

const result = new Float64Array(3);

/** logExpectedImprovement of every point: the plain twin of assembly/improvement.ts. */
export function logExpectedImprovementBatch(
  mean: Float64Array,
  variance: Float64Array,
  incumbent: number,
  out: Float64Array,
  outPerMean: Float64Array | null,
  outPerDeviation: Float64Array | null,
): void {
  for (let i = 0; i < mean.length; i++) {
    logExpectedImprovementInto(mean[i]!, Math.sqrt(variance[i]!), incumbent, result);
    out[i] = result[0]!;
    if (outPerMean) outPerMean[i] = result[1]!;
    if (outPerDeviation) outPerDeviation[i] = result[2]!;
  }
}
