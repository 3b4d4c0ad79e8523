import { IMPROVEMENT_FRACTION_FROM, SQRT_HALF, SQRT_HALF_PI } from './constants.ts';
import { scaledErfc } from './error-function.ts';
import { exactLog } from './exact-log.ts';
import { logNormalPdf, normalCdf, normalPdf } from './normal-distribution.ts';

/** log EI and its derivatives with respect to the posterior mean and standard deviation. */
export interface LogImprovement {
  readonly value: number;
  readonly perMean: number;
  readonly perDeviation: number;
}

/**
 * log E[max(f - incumbent, 0)], f ~ N(mean, deviation^2), for maximisation; finite and with a useful gradient
 * wherever EI itself underflows to 0 (Ament et al., "Unexpected improvements to expected improvement", NeurIPS 2023).
 *
 * | symbol | meaning                                                    |
 * | u, t   | (mean - incumbent) / deviation, t = -u                     |
 * | h(u)   | phi(u) + u Phi(u), so that EI = deviation h(u)             |
 * | R(t)   | Mills ratio Phi(-t) / phi(t)                               |
 *
 *   log EI = log deviation + log h(u),  d/dmean = Phi / (h deviation),  d/ddeviation = phi / (h deviation)
 *
 * u > -1: h as it stands. u <= -1: h = phi D with D = 1 - t R(t). Up to t = 4 R comes from the scaled erfc; beyond,
 * from Laplace's continued fraction R = 1/(t + K), K = 1/(t + 2/(t + 3/(t + ...))), in which D = K / (t + K) needs no
 * subtraction at all. (The paper's log1mexp form and its third branch lose up to 8 digits between t = 1e4 and 1e8.)
 */
export function logExpectedImprovement(mean: number, deviation: number, incumbent: number): LogImprovement {
  const out = new Float64Array(3);
  logExpectedImprovementInto(mean, deviation, incumbent, out);
  return { value: out[0]!, perMean: out[1]!, perDeviation: out[2]! };
}

/** The same without an object per call: out = [value, d/dmean, d/ddeviation]. */
export function logExpectedImprovementInto(
  mean: number,
  deviation: number,
  incumbent: number,
  out: Float64Array,
): void {
  const u = (mean - incumbent) / deviation;
  if (u > -1) {
    const density = normalPdf(u);
    const distribution = normalCdf(u);
    const h = density + u * distribution;
    out[0] = exactLog(deviation) + exactLog(h);
    out[1] = distribution / (h * deviation);
    out[2] = density / (h * deviation);
    return;
  }
  const t = -u;
  let ratio: number;
  let d: number;
  if (t < IMPROVEMENT_FRACTION_FROM) {
    ratio = SQRT_HALF_PI * scaledErfc(t * SQRT_HALF);
    d = 1 - t * ratio;
  } else {
    const k = fractionTail(t);
    ratio = 1 / (t + k);
    d = k * ratio;
  }
  out[0] = exactLog(deviation) + logNormalPdf(u) + exactLog(d);
  out[1] = ratio / (d * deviation);
  out[2] = 1 / (d * deviation);
}

/**
 * K = 1/(t + 2/(t + ...)), backwards; the error of N terms falls like exp(-2 t sqrt(2 N)), so 16 + 600/t^2 terms give
 * 15 digits from t = 4 on.
 */
function fractionTail(t: number): number {
  let k = t;
  for (let i = 16 + Math.floor(600 / (t * t)); i >= 2; i--) k = t + i / k;
  return 1 / k;
}
