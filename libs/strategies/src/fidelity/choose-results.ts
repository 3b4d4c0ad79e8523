import { MODELLED_RESULTS } from './constants.ts';
import type { LevelResult } from './read-curves.ts';

/**
 * Which results are modelled: all, and of very many the highest of each trial before the second highest, those nearest to a full run before the
 * others, the latest trials before earlier ones. In their order.
 */
export function chooseResults(results: readonly LevelResult[]): readonly LevelResult[] {
  if (results.length <= MODELLED_RESULTS) return results;
  const below = depths(results);
  const urgent = [...results.keys()].sort(
    (a, b) => below[a]! - below[b]! || results[b]!.level - results[a]!.level || results[b]!.trial - results[a]!.trial,
  );
  return urgent
    .slice(0, MODELLED_RESULTS)
    .sort((a, b) => a - b)
    .map((i) => results[i]!);
}

/** How many results of the same trial stand above each. */
function depths(results: readonly LevelResult[]): readonly number[] {
  const below = new Array<number>(results.length);
  for (let i = results.length - 1; i >= 0; i--)
    below[i] = results[i + 1]?.trial === results[i]!.trial ? below[i + 1]! + 1 : 0;
  return below;
}
