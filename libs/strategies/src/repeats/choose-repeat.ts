import type { Kernels } from '#numerics';
import type { Assignments } from '#search-space';
import { expectedKnown } from '#surrogate';
import { noiseOfScores } from '../noise/noise-of-scores.ts';
import type { Model } from '../fit-model.ts';
import type { Observations } from '../observations.ts';
import type { Search } from '../search.ts';
import type { SpaceDomain } from '../space-domain.ts';
import type { Contender, Measured } from './contenders.ts';
import { worthOfALook } from './worth-of-a-look.ts';

export interface Repeat {
  readonly position: Float64Array;
  readonly assignments: Assignments;
  readonly worth: number;
}

/** Of the contenders the one that is worth more to look at again than the new point is to look at for the first time; null where there is none. */
export function chooseRepeat(
  kernels: Kernels,
  search: Search,
  domain: SpaceDomain,
  observations: Observations,
  measured: Measured,
  model: Model,
  known: readonly Contender[],
  fresh: Float64Array | null,
): Repeat | null {
  if (!known.some(({ repeatable }) => repeatable)) return null;
  const { positions, scores, errors } = observations;
  const noise = noiseOfScores(search.snapshot.spec.noise.kind, model.warp, scores, errors);
  const looks = { positions, known: expectedKnown(noise), agreed: measured.agreed };
  const { again, fresh: rival } = worthOfALook(kernels, domain, model, looks, known, fresh);
  const open = [...known.keys()].filter((i) => known[i]!.repeatable);
  const best = open.reduce((held, i) => (again[i]! > again[held]! ? i : held));
  if (rival !== null && again[best]! <= rival) return null;
  const first = known[best]!.indices[0]!;
  return { position: positions[first]!, assignments: known[best]!.assignments, worth: again[best]! };
}
