import { createRng } from '#numerics';
import { canonicalForm, compileSpace } from '#search-space';
import { suggestionSeed, type SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from '../suggest.ts';
import { snapshotOf, trialOf, type SpecDraft } from '../testing/index.ts';

/** A whole search of a draft; `outcome` is told the place of the trial, for its noise. */
function search(
  draft: SpecDraft,
  outcome: (assignments: SnapshotTrial['assignments'], number: number) => number,
  trials: number,
): { readonly tries: ReadonlyMap<string, number>; readonly trials: readonly SnapshotTrial[] } {
  const told: SnapshotTrial[] = [];
  const space = compileSpace(snapshotOf(draft).spec);
  const tries = new Map<string, number>();
  for (let number = 1; number <= trials; number++) {
    const snapshot = snapshotOf(draft, [...told]);
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    const form = canonicalForm(space, suggestion!.assignments);
    tries.set(form, (tries.get(form) ?? 0) + 1);
    told.push(trialOf(number, suggestion!.assignments, outcome(suggestion!.assignments, number)));
  }
  return { tries, trials: told };
}

const PARAMETERS = [
  { name: 'x', type: 'float' as const, min: 0, max: 1 },
  { name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] },
];
const bowl = ({ x, kind }: SnapshotTrial['assignments']): number =>
  -((Number(x) - 0.4) ** 2) - (kind === 'b' ? 0 : 0.1);
const noisy = (assignments: SnapshotTrial['assignments'], number: number): number =>
  bowl(assignments) + 0.1 * createRng('noise').fork(number).normal();
const most = ({ tries }: ReturnType<typeof search>): number => Math.max(...tries.values());

describe('repeats', () => {
  it('read what was measured once for a batch, however large', () => {
    const draft: SpecDraft = { parameters: PARAMETERS, noise: { maxRepeats: 3 }, budget: { trials: 60 } };
    const { trials } = search(draft, noisy, 12);
    /** How often the states of all trials were looked at. */
    const readings = (count: number): number => {
      let read = 0;
      const watched = trials.map(
        (trial) =>
          new Proxy(trial, {
            get: (target, key): unknown => {
              if (key === 'state') read++;
              return Reflect.get(target, key);
            },
          }),
      );
      const snapshot = snapshotOf(draft, watched);
      suggest(snapshot, count, createRng(suggestionSeed(snapshot)));
      return read / trials.length;
    };
    // An explanation looks at all trials that are running, once more for every suggestion.
    expect(readings(5) - readings(1)).toBe(4);
  });

  it('look again at what did well under noise, as often as the study allows', () => {
    const found = search({ parameters: PARAMETERS, noise: { maxRepeats: 3 } }, noisy, 40);
    expect(most(found)).toBeGreaterThan(1);
    expect(most(found)).toBeLessThanOrEqual(3);
    const { trials, tries } = found;
    const space = compileSpace({ parameters: PARAMETERS });
    const again = trials.filter(({ assignments }) => tries.get(canonicalForm(space, assignments))! > 1);
    // What is looked at again is better than what is not.
    const mean = (list: readonly SnapshotTrial[]): number =>
      list.reduce((sum, { assignments }) => sum + bowl(assignments) / list.length, 0);
    expect(mean(again)).toBeGreaterThan(mean(trials));
  });

  it('are none where the study has none, and next to none where measurements agree', () => {
    expect(most(search({ parameters: PARAMETERS }, noisy, 25))).toBe(1);
    expect(most(search({ parameters: PARAMETERS, noise: { kind: 'none', maxRepeats: 3 } }, bowl, 25))).toBe(1);
    // Nobody has said that nothing is noise: that is learnt by looking twice.
    expect(25 - search({ parameters: PARAMETERS, noise: { maxRepeats: 3 } }, bowl, 25).tries.size).toBeLessThanOrEqual(
      3,
    );
  });

  it('use up what is allowed of a small space before it is exhausted', () => {
    const draft = {
      parameters: [{ name: 'k', type: 'ordinal' as const, values: [1, 2, 3, 4] }],
      noise: { maxRepeats: 2 },
    };
    const { tries, trials } = search(draft, ({ k }) => Number(k), 8);
    expect([...tries.values()]).toEqual([2, 2, 2, 2]);
    const snapshot = snapshotOf(draft, trials);
    expect(() => suggest(snapshot, 1, createRng(suggestionSeed(snapshot)))).toThrow(
      expect.objectContaining({ code: 'space_exhausted' }),
    );
  });

  it('use up a space of one configuration, of which nothing can be learnt but its noise', () => {
    const parameters = [{ name: 'only', type: 'categorical' as const, values: ['one'] }];
    const draft = { parameters, noise: { maxRepeats: 5 } };
    const noise = (_: unknown, number: number): number => createRng('noise').fork(number).normal();
    expect([...search(draft, noise, 5).tries.values()]).toEqual([5]);
  });

  it.each(['auto', 'bayesian'] as const)('use up a space that is smaller than the initial design (%s)', (name) => {
    const parameters = [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] }];
    const draft = { parameters, noise: { maxRepeats: 3 }, strategy: { name } };
    const { tries, trials } = search(draft, (_, number) => createRng('noise').fork(number).normal(), 9);
    expect([...tries.values()]).toEqual([3, 3, 3]);
    expect(() => suggest(snapshotOf(draft, trials), 1, createRng(1))).toThrow(
      expect.objectContaining({ code: 'space_exhausted' }),
    );
    const [first, ...others] = trials;
    const failed = others.slice(0, 2).map((trial) => trialOf(trial.number, trial.assignments, 'failed'));
    const [again] = suggest(snapshotOf(draft, [first!, ...failed]), 1, createRng(1));
    expect(again?.assignments).toEqual(first!.assignments);
    expect(again?.explanation).toMatchObject({ phase: 'model', fallback: null });
  });

  it('go beyond the contenders where nothing else is left', () => {
    const draft = {
      parameters: [{ name: 'k', type: 'int' as const, min: 1, max: 12 }],
      noise: { maxRepeats: 3 },
    };
    const noisyK = ({ k }: SnapshotTrial['assignments'], number: number): number =>
      Number(k) + createRng('noise').fork(number).normal();
    const { tries } = search(draft, noisyK, 36);
    expect([...tries.values()]).toEqual(new Array(12).fill(3));
  });

  it('of one batch count with one another', () => {
    const draft = {
      parameters: [{ name: 'k', type: 'ordinal' as const, values: [1, 2, 3, 4] }],
      noise: { maxRepeats: 2 },
    };
    const trials = [1, 2, 3, 4].map((k) => trialOf(k, { k }, k));
    const snapshot = snapshotOf(draft, trials);
    const batch = suggest(snapshot, 10, createRng(suggestionSeed(snapshot)));
    expect(batch.map(({ assignments }) => assignments['k']).toSorted()).toEqual([1, 2, 3, 4]);
  });
});
