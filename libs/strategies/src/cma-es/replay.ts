import { createRng, type Rng } from '#numerics';
import { activeMask, defaultAssignments, snapUnit, toUnit, type Space } from '#search-space';
import type { Tried } from '../classic/history.ts';
import { ENDED_SHARE, LARGEST_POPULATION, RESTART_FACTOR, SLOT_DRAWS } from './constants.ts';
import { startDistribution, type Distribution } from './distribution.ts';
import { drawPoint } from './draw-point.ts';
import { nextGeneration } from './next-generation.ts';
import { restartDue } from './restart-due.ts';
import type { Sample } from './sample.ts';

/** The distribution that the next slot is drawn from. */
export interface Standing {
  readonly distribution: Distribution;
  /** First slot of the generation that the distribution is for. */
  readonly opened: number;
}

/**
 * Rebuilds the search distribution from the trials alone. The trial in slot k (its place in the history) belongs to the generation
 * that covers slot k: the first lambda slots are generation 0, and so on. Its draws come from a stream of the study's seed and the slot, so replaying a
 * generation's distribution draws the very point again, with the continuous position that an integer was rounded from. A trial that cannot be
 * redrawn (a user's, a repaired one, one that was asked while its predecessors were pending) enters with its own position.
 *
 * Nothing is stored, so any history works: out of order, resumed, imported. Keeping the state beside the study instead would tie a
 * suggestion to the order in which results came in, which no snapshot tells.
 *
 * A trial costs one draw where its first one is found again, and all 16 where none is; a draw costs up to 10 box draws of O(n^2). So
 * O(trials slot-draws box-draws n^2 + generations n^3) up to 50 numeric parameters, and O(trials slot-draws n) beyond, where only a diagonal is learnt.
 */
export function replay(space: Space, seed: Rng, population: number, history: readonly Tried[]): Standing {
  return advance(space, seed, { distribution: firstDistribution(space, population), opened: 0 }, history);
}

/** Closes every generation whose slots are all taken by `history`. */
export function advance(space: Space, seed: Rng, standing: Standing, history: readonly Tried[]): Standing {
  let { distribution, opened } = standing;
  while (opened + distribution.population <= history.length) {
    const closed = opened + distribution.population;
    distribution = close(space, seed, distribution, history, opened, closed);
    opened = closed;
  }
  return { distribution, opened };
}

function close(
  space: Space,
  seed: Rng,
  distribution: Distribution,
  history: readonly Tried[],
  from: number,
  to: number,
): Distribution {
  const samples: Sample[] = [];
  for (let slot = from; slot < to; slot++) {
    const sample = sampleOf(space, seed, distribution, history[slot]!, slot);
    if (sample !== null) samples.push(sample);
  }
  const isTelling = samples.some(({ score }) => score > -Infinity);
  if (!isTelling || samples.length < Math.max(2, ENDED_SHARE * distribution.population)) return distribution;
  const next = nextGeneration(space, distribution, samples);
  return next === null || restartDue(next) ? restarted(space, seed, distribution) : next;
}

function sampleOf(
  space: Space,
  seed: Rng,
  distribution: Distribution,
  { assignments, outcome }: Tried,
  slot: number,
): Sample | null {
  if (outcome === 'pending' || outcome === 'unknown') return null;
  const score = outcome === 'failed' ? -Infinity : outcome;
  const active = activeMask(space, assignments).slice();
  const position = toUnit(space, assignments);
  for (let draw = 0; draw < SLOT_DRAWS; draw++) {
    const u = drawPoint(space, distribution, drawStream(seed, slot, draw));
    if (decodesTo(space, u, position)) return { u, active, drawn: true, score };
  }
  return { u: position, active, drawn: false, score };
}

/** Two positions are of the same assignments exactly when they are equal after snapping. */
function decodesTo(space: Space, u: Float64Array, snapped: Float64Array): boolean {
  return snapUnit(space, u.slice()).every((coordinate, index) => coordinate === snapped[index]);
}

export function drawStream(seed: Rng, slot: number, draw: number): Rng {
  return seed.fork(slot).fork(draw);
}

/** The stream that all draws of a study's distribution come from. */
export function studyStream(seed: number): Rng {
  return createRng(seed).fork('cma-es');
}

function firstDistribution(space: Space, population: number): Distribution {
  const first = defaultAssignments(space);
  const centre = first === null ? new Float64Array(space.dimension).fill(0.5) : toUnit(space, first);
  return startDistribution(space, centre, population, 0);
}

/** A fresh distribution around a random point, of twice the population. */
function restarted(space: Space, seed: Rng, { population, restarts }: Distribution): Distribution {
  const stream = seed.fork('restart').fork(restarts);
  const centre = Float64Array.from(space.codecs, () => stream.next());
  return startDistribution(space, centre, Math.min(LARGEST_POPULATION, RESTART_FACTOR * population), restarts + 1);
}
