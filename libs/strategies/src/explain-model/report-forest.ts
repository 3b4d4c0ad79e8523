import { calibrate, sobolIndices } from '#analysis';
import type { Rng } from '#numerics';
import type { ModelReport } from '#study';
import { createForestDomain } from '../forest-search/forest-domain.ts';
import { fitForestModel } from '../forest-search/forest-model.ts';
import { FOREST_EXPLAINING_VIEW } from '../forest-search/forest-view.ts';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';
import { beliefsOf } from './beliefs-of.ts';
import { FOREST_COST } from './constants.ts';
import { overTheSpace } from './over-the-space.ts';
import { verdictOf } from './verdict-of.ts';

/** Of the random forest, out of bag in place of leave-one-out. */
export function reportForest(search: Search, observations: Observations, rng: Rng): ModelReport {
  const domain = createForestDomain(search);
  const { forest, warp, observed } = fitForestModel(domain, observations, FOREST_EXPLAINING_VIEW, rng);
  const f = overTheSpace(domain, FOREST_COST, (rows) => {
    const data = new Float64Array(rows.length * domain.columns);
    rows.forEach((row, i) => {
      data.set(row, i * domain.columns);
    });
    const means = new Float64Array(rows.length);
    forest.predict({ data, count: rows.length, stride: domain.columns }, means, null);
    return means;
  });
  return {
    metric: observations.metric,
    kind: 'random-forest',
    observations: observed,
    signalVariance: null,
    noiseVariance: null,
    parameters: beliefsOf(search, domain, null, sobolIndices(f, rng.fork('importance'))),
    ...verdictOf(calibrate(warp.warped, forest.outOfBag()), null),
  };
}
