import type { Kernels, Rng } from '#numerics';
import { coldStartDue, refitDue, type TrainingSet } from '#surrogate';
import { fitInExtents } from './fit-in-extents.ts';
import type { FittedModel } from './model-state.ts';
import type { SpaceDomain } from './space-domain.ts';

export interface LastFits {
  /** To the same view of the scores; null when there is none. */
  readonly own: FittedModel | null;
  /** That or, failing it, one to another view: where the fit starts. */
  readonly any: FittedModel | null;
}

/** The last fit to this view while it is good enough for n results, see refitDue(), and a new one from then on. */
export function fitOrKeep(
  kernels: Kernels,
  domain: Pick<SpaceDomain, 'extents'>,
  data: TrainingSet,
  { own, any }: LastFits,
  n: number,
  view: string,
  rng: Rng,
): FittedModel {
  if (own !== null && !refitDue(n, own.fittedAt)) return own;
  const cold = coldStartDue(n, any?.fittedAt ?? 0);
  const hyperparameters = fitInExtents(kernels, domain, data, any?.hyperparameters ?? null, rng, cold);
  return { hyperparameters, fittedAt: n, view };
}
