import type { Kernels, Rng } from '#numerics';
import { leaveOneOut, posteriorAt } from '#surrogate';
import type { ModelState, SourceWeight } from '#study';
import { BELIEVED_PENDING } from '../constants.ts';
import { fitModel, type Model } from '../fit-model.ts';
import { rowOf } from '../row-of.ts';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { OWN_LEAST } from './constants.ts';
import { fitSource, type SourceModel } from './fit-source.ts';
import { rankingWeights } from './ranking-weights.ts';
import { inOrder, type Sources } from './read-sources.ts';
import { readSourceState, writeTransferState } from './transfer-state.ts';

/** A source that has a say. */
export interface Speaker {
  readonly model: SourceModel;
  readonly weight: number;
  /** What the next point must improve on: the best that the source expects of the points tried. */
  readonly incumbent: () => number;
}

export interface Ensemble {
  readonly own: Model;
  /** Say of the study's own model; 0 while it has too few observations. */
  readonly ownWeight: number;
  readonly speakers: readonly Speaker[];
  readonly weights: readonly SourceWeight[];
  readonly state: ModelState;
  /** Of a point that will be tried. `row` holds its features. */
  believe(row: Float64Array): void;
}

/**
 * The study's own model, one of each source, and how much each has to say. Sources believe in the points that this study tried: they keep their
 * opinion of them and have nothing more to learn there, so that they propose another point next.
 */
export function fitEnsemble(
  kernels: Kernels,
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  { usable, ignored }: Sources,
  count: number,
  rng: Rng,
): Ensemble {
  const { space, snapshot } = search;
  const tried = observations.positions.map((position) => rowOf(domain, position));
  const pending = observations.pending.slice(-BELIEVED_PENDING).map((position) => rowOf(domain, position));
  const room = tried.length + pending.length + count;
  const models = usable.map((data) => {
    const last = readSourceState(space, domain.parameters, snapshot.model, data.source.studyId);
    return fitSource(kernels, domain, data, last, room, snapshot.seed);
  });
  const own = fitModel(kernels, search, domain, { ...observations, pending: [] }, pending.length + count, rng);
  // Rankings are compared where the own model has one: on what it was fitted to.
  const ranked = own.kept.map((i) => tried[i]!);
  const scores = Float64Array.from(own.kept, (i) => observations.scores[i]!);
  const rankings = models.map(({ process }) => posteriorAt(kernels, process.model, ranked));
  const ownRanking = tried.length < OWN_LEAST ? null : leaveOneOut(kernels, own.process, own.outputs);
  const say = rankingWeights(rankings, ownRanking, scores, rng.fork('weights'));
  const speakers = models.flatMap((model, k) => (say.sources[k]! > 0 ? [speaker(model, say.sources[k]!)] : []));

  const believe = (row: Float64Array): void => {
    own.process.believe(row);
    for (const { model } of speakers) model.process.believe(row);
  };
  for (const { model } of speakers) for (const row of tried) model.process.believe(row);
  for (const row of pending) believe(row);
  const weights = models.map(({ data: { source, rows } }, k) => {
    const { studyId, name } = source;
    return { studyId, name, weight: say.sources[k]!, observations: rows.length, ignored: null };
  });
  return {
    own,
    ownWeight: say.own,
    speakers,
    weights: inOrder(snapshot, [...weights, ...ignored]),
    state: writeTransferState(space, domain.parameters, own.state, models),
    believe,
  };
}

function speaker(model: SourceModel, weight: number): Speaker {
  const incumbent = (): number => {
    const means = model.process.means();
    const { observed } = model.process;
    const tried = means.subarray(observed);
    if (tried.length > 0) return tried.reduce((best, mean) => Math.max(best, mean));
    // Nothing is tried: an average trial of the source. Over its best one the best known point would be no improvement.
    return means.reduce((sum, mean) => sum + mean, 0) / means.length;
  };
  return { model, weight, incumbent };
}
