import type { Space } from '#search-space';
import type { SpaceDomain } from '../space-domain.ts';
import type { Ensemble, Speaker } from './fit-ensemble.ts';
import { positionOfRow } from './source-rows.ts';

/** Where candidates are sprayed: by turns the study's best points and the best points of its sources, the loudest source first. */
export function bestByTurns(space: Space, domain: SpaceDomain, { own, speakers }: Ensemble): readonly Float64Array[] {
  const loudestFirst = [...speakers].sort((a, b) => b.weight - a.weight);
  const theirs = loudestFirst.flatMap((speaker) => bestPosition(space, domain, speaker));
  const longest = Math.max(own.bestFirst.length, theirs.length);
  return Array.from({ length: longest }, (_, i) => [theirs[i], own.bestFirst[i]])
    .flat()
    .filter((position) => position !== undefined);
}

/** None where the nearest point of the space violates a constraint. */
function bestPosition(space: Space, domain: SpaceDomain, { model: { data } }: Speaker): readonly Float64Array[] {
  const best = data.scores.reduce((held, score, i) => (score > data.scores[held]! ? i : held), 0);
  const position = positionOfRow(space, domain, data.rows[best]!);
  return domain.settle(position) ? [position] : [];
}
