import type { Snapshot } from './snapshot.ts';

/** Seed of the generator handed to suggest(): a function of the snapshot alone, so that replay draws the same numbers. */
export function suggestionSeed(snapshot: Pick<Snapshot, 'seed' | 'firstNumber'>): string {
  return `${snapshot.seed}:${snapshot.firstNumber}`;
}
