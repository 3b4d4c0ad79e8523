import type { Acquisition } from '../acquisition.ts';

/** A known acquisition for tests: minus the squared distance to `peak` in the numeric columns, minus 1 per category that differs. */
export function peakAcquisition(peak: readonly number[], numeric: number): Acquisition {
  const value = (row: Float64Array): number =>
    peak.reduce((sum, target, c) => sum - (c < numeric ? (row[c]! - target) ** 2 : row[c] === target ? 0 : 1), 0);
  return {
    name: 'peak',
    score({ data, count, stride }, out) {
      for (let i = 0; i < count; i++) out[i] = value(data.subarray(i * stride, i * stride + stride));
    },
    scoreWithGradients({ data, count, stride }, out, gradients) {
      for (let i = 0; i < count; i++) {
        const row = data.subarray(i * stride, i * stride + stride);
        out[i] = value(row);
        for (let c = 0; c < numeric; c++) gradients[i * numeric + c] = -2 * (row[c]! - peak[c]!);
      }
    },
  };
}
