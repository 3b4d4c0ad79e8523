import type { Rng } from '#numerics';
import {
  activeMask,
  fromUnit,
  movedLevel,
  repairUnit,
  toUnit,
  type Assignments,
  type ParameterCodec,
} from '#search-space';
import type { Snapshot, Suggestion } from '#study';
import { chooseBatch } from '../choose-batch.ts';
import { drawStart } from '../classic/draw-start.ts';
import { historyOf } from '../classic/history.ts';
import { moveToFixed } from '../classic/move-to-fixed.ts';
import { numberOption } from '../classic/number-option.ts';
import { usablePoint } from '../classic/usable-point.ts';
import { pinnedPositions } from '../pinned-positions.ts';
import { drawUnused } from '../draw-unused.ts';
import { openSearch, type Search } from '../search.ts';
import type { Strategy } from '../strategy.ts';
import { neighbourhoodSize, replayClimb, type Climb } from './climb.ts';
import {
  FOLLOWED_MOVES,
  KICK_ATTEMPTS,
  KICK_LEAST,
  KICK_SHARE,
  MOVE_ATTEMPTS,
  PLAIN_MOVES,
  START_TRIALS,
} from './constants.ts';

/**
 * Hill climbing over one-exchange neighbourhoods with restarts from the best point (iterated local search: Lourenco, Martin and Stutzle 2003).
 *
 * Each suggestion changes one active parameter of the point where the climb stands: another category, or a normal step whose spread follows the rule of
 * one success in five. When all surroundings have failed, the next climb starts at the best point of all with a third of its parameters
 * redrawn. The state is replayed from the history (see climb.ts). Parallel asks explore different neighbours of the same point.
 */
export const localSearchStrategy: Strategy = { name: 'local-search', version: '3', suggest };

function suggest(snapshot: Snapshot, count: number, rng: Rng): readonly Suggestion[] {
  const search = openSearch(snapshot);
  const history = historyOf(snapshot).filter(({ outcome }) => outcome !== 'unknown');
  const start = numberOption(snapshot, 'startupTrials', START_TRIALS);
  const patience = numberOption(snapshot, 'patience', neighbourhoodSize(search.space));
  const narrows = !search.space.codecs.some(({ categorical, levels }) => categorical && levels > 1);
  const together = history.filter(({ outcome }) => outcome === 'pending').length + count;
  const climb = replayClimb(history, start, { patience, narrows }, together);
  return chooseBatch(localSearchStrategy, search, count, (index) => {
    const stream = rng.fork(index);
    if (climb === null || history.length + index < start) {
      const assignments = drawStart(search, stream);
      return assignments && { assignments };
    }
    const view = { modelTrials: history.length, predicted: null, acquisition: null, model: null };
    const moved = step(search, climb, stream.fork('step')) ?? kick(search, climb, stream.fork('kick'));
    if (moved !== null) return { assignments: moved, view };
    const assignments = drawUnused(search, stream.fork('unused'));
    return assignments && { assignments };
  });
}

/**
 * An unused neighbour of the point where the climb stands; null when the climb is over or its surroundings are used up. Where moves of one
 * parameter keep breaking constraints, the parameters that these tie to it follow.
 */
function step(search: Search, { here, spread }: Climb, rng: Rng): Assignments | null {
  if (here === null) return null;
  const from = moveToFixed(search, here.assignments, rng);
  if (from === null) return null;
  if (!search.isUsed(from)) return from;
  const origin = toUnit(search.space, from);
  const active = activeMask(search.space, from);
  const movable = movableParameters(search, active);
  if (movable.length === 0) return null;
  for (let attempt = 0; attempt < MOVE_ATTEMPTS; attempt++) {
    const u = wake(search, origin, active, rng);
    const index = movable[rng.int(movable.length)]!;
    u[index] = stepped(search.space.codecs[index]!, u[index]!, spread, rng);
    const follows = attempt >= PLAIN_MOVES && attempt < PLAIN_MOVES + FOLLOWED_MOVES;
    if (follows && !repairUnit(search.space, rng, u, { fixed: search.fixed, kept: index })) continue;
    const assignments = usablePoint(search, u);
    if (assignments !== null) return assignments;
  }
  return null;
}

/** The best point with a third of its parameters redrawn. */
function kick(search: Search, { best }: Climb, rng: Rng): Assignments | null {
  const { space, fixed } = search;
  const from = moveToFixed(search, best.assignments, rng);
  if (from === null) return null;
  const origin = toUnit(space, from);
  const active = activeMask(space, from);
  const movable = movableParameters(search, active);
  const changes = Math.max(KICK_LEAST, Math.ceil(KICK_SHARE * movable.length));
  for (let attempt = 0; attempt < KICK_ATTEMPTS; attempt++) {
    const u = wake(search, origin, active, rng);
    for (const index of rng.shuffle([...movable]).slice(0, changes)) u[index] = rng.next();
    if (!repairUnit(space, rng, u, { fixed })) continue;
    const assignments = fromUnit(space, u);
    if (!search.isUsed(assignments)) return assignments;
  }
  return null;
}

function movableParameters({ space, fixed }: Search, active: Uint8Array): readonly number[] {
  return space.parameters.flatMap(({ name }, index) =>
    active[index] === 1 && space.codecs[index]!.levels > 1 && !Object.hasOwn(fixed, name) ? [index] : [],
  );
}

/** A copy in which the inactive parameters have random positions: what a move switches on starts anywhere. */
function wake(search: Search, origin: Float64Array, active: Uint8Array, rng: Rng): Float64Array {
  const u = origin.map((position, index) => (active[index] === 1 ? position : rng.next()));
  for (const [index, position] of pinnedPositions(search)) u[index] = position;
  return u;
}

/** Another category; another level, normally the next; or a normal step, reflected at the ends of the range. */
function stepped(codec: ParameterCodec, u: number, spread: number, rng: Rng): number {
  if (codec.kind === 'discrete') return codec.centre(movedLevel(codec, codec.levelAt(u), spread, rng));
  const folded = Math.abs(u + spread * rng.normal()) % 2;
  return folded > 1 ? 2 - folded : folded;
}
