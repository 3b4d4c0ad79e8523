import { calibrate, sobolIndices } from '#analysis';
import type { Kernels, Rng } from '#numerics';
import { leaveOneOut, posteriorMeansAt } from '#surrogate';
import type { ModelReport } from '#study';
import { fitModel } from '../fit-model.ts';
import { configurationsOfProcess, evidenceOfProcess } from '../evidence-of-process.ts';
import { EXPLAINING_VIEW } from '../score-view.ts';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { beliefsOf } from './beliefs-of.ts';
import { overTheSpace } from './over-the-space.ts';
import { verdictOf } from './verdict-of.ts';

/** Of the Gaussian process. Its importance is that of the posterior mean. */
export function reportProcess(kernels: Kernels, search: Search, observations: Observations, rng: Rng): ModelReport {
  const domain = createSpaceDomain(search);
  const { process, outputs } = fitModel(kernels, search, domain, observations, 0, rng, EXPLAINING_VIEW);
  const calibration = calibrate(outputs, leaveOneOut(kernels, process, outputs, configurationsOfProcess(process)));
  const evidence = evidenceOfProcess(process, outputs);
  const predict = (rows: readonly Float64Array[]): Float64Array => posteriorMeansAt(kernels, process.model, rows);
  const f = overTheSpace(domain, process.observed * domain.columns, predict);
  const { inverseSquaredLengths, signalVariance } = process.hyperparameters;
  return {
    metric: observations.metric,
    kind: 'gaussian-process',
    observations: process.observed,
    signalVariance,
    // Errors that were reported are noise as well, and where all of it is known nothing is left to be fitted.
    noiseVariance: process.noiseOfNext,
    parameters: beliefsOf(
      search,
      domain,
      inverseSquaredLengths.map((weight) => 1 / Math.sqrt(weight)),
      sobolIndices(f, rng.fork('importance')),
    ),
    ...verdictOf(calibration, evidence),
  };
}
