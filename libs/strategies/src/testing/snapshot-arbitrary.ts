import { canonicalForm, compileSpace } from '#search-space';
import { assignmentsArbitrary, spaceDocumentArbitrary, type SpaceArbitraryOptions } from '#search-space/testing';
import type { Snapshot, SnapshotTrial, StrategyName } from '#study';
import fc from 'fast-check';
import { snapshotOf, trialOf } from './snapshot-of.ts';

type Outcome = Parameters<typeof trialOf>[2];

const outcome = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom<Outcome>(1e300, -1e300, 0, 5e-324, -5e-324, -1e-18, 1e20) },
  { weight: 3, arbitrary: fc.constantFrom<Outcome>('pending', 'failed', 'infeasible', 'cancelled', 'stopped') },
);

/** Random spaces with a random history of different trials in every state, in the middle of a search by `strategy`. */
export function snapshotArbitrary(strategy: StrategyName, options: SpaceArbitraryOptions = {}): fc.Arbitrary<Snapshot> {
  return spaceDocumentArbitrary(options).chain((document) => {
    const space = compileSpace(document);
    const tried = fc.uniqueArray(fc.tuple(assignmentsArbitrary(space), outcome), {
      selector: ([assignments]) => canonicalForm(space, assignments),
      maxLength: 16,
    });
    return fc.tuple(tried, fc.nat({ max: 1000 })).map(([list, seed]) => {
      const trials: SnapshotTrial[] = list.map(([assignments, result], number) => trialOf(number, assignments, result));
      return snapshotOf({ ...document, strategy: { name: strategy } }, trials, { seed });
    });
  });
}
