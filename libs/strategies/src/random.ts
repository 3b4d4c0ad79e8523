import { chooseBatch } from './choose-batch.ts';
import { drawUnused } from './draw-unused.ts';
import type { Strategy } from './strategy.ts';

/** Uniform on the scale of each parameter. The floor that every other strategy has to beat. */
export const randomStrategy: Strategy = {
  name: 'random',
  version: '2',
  suggest: (snapshot, count, rng) =>
    chooseBatch(randomStrategy, snapshot, count, (search, index) => drawUnused(search, rng.fork(index))),
};
