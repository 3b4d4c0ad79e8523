import { modelArena } from '../model-arena.ts';
import { MODELLED_RESULTS } from './constants.ts';
import type { Curves } from './read-curves.ts';
import type { FidelityDomain } from './with-fidelity.ts';

/** Slots that a suggestion takes: those of a model of so many results, and room to predict every trial at full fidelity and one at every level. */
export function fidelityArena(domain: FidelityDomain, curves: Curves, count: number): number {
  const { failures, pending, positions, results, levels } = curves;
  const modelled = modelArena(domain, { failures, pending, positions: results.slice(0, MODELLED_RESULTS) }, count);
  const atLevels =
    levels * (Math.min(results.length, MODELLED_RESULTS) + pending.length + count + domain.columns + levels + 2);
  return modelled + (positions.length + pending.length + 2) * (domain.columns + 2) + atLevels;
}
