import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { earlyStoppingSchema } from '#study';
import { decideEarlyStopping } from './decide-early-stopping.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { ruleOfStudy } from './rule-of-study.ts';
import type { ReportedTrial, StoppingObjective, StoppingStudy } from './stopping-history.ts';

const ACCURACY: StoppingObjective = { metric: 'accuracy', goal: 'maximize' };
const LOSS: StoppingObjective = { metric: 'loss', goal: 'minimize' };

/** A trial that reported these values at steps 1, 2, 3 ... */
const trial = (number: number, values: readonly (number | readonly number[])[], succeeded = true): ReportedTrial => ({
  number,
  succeeded,
  reports: values.map((value, i) => ({ step: i + 1, values: typeof value === 'number' ? [value] : value })),
});
const study = (trials: readonly ReportedTrial[], ...objectives: StoppingObjective[]): StoppingStudy => ({
  trials,
  objectives: objectives.length > 0 ? objectives : [ACCURACY],
});
const ruleOf = (options: object): EarlyStoppingRule =>
  ruleOfStudy({ earlyStopping: earlyStoppingSchema.parse(options), fidelity: null });
const lastStep = ({ reports }: ReportedTrial): number => reports.at(-1)!.step;
const stops = (options: object, of: StoppingStudy, running: ReportedTrial, steps = [lastStep(running)]): boolean =>
  decideEarlyStopping(ruleOf(options), of, running, steps).stop;

/** Step 2 of the finished trials: 0.1, 0.2, 0.3, 0.4, 0.5. Their median is 0.3, their best quarter begins at 0.4. */
const FIVE = [1, 2, 3, 4, 5].map((n) => trial(n, [0, n / 10, 0.9]));

describe('none', () => {
  it('lets everything run', () => {
    expect(decideEarlyStopping({ rule: 'none' }, study(FIVE), trial(9, [NaN]), [1])).toEqual({ stop: false });
  });
});

describe('median', () => {
  const median = { rule: 'median' };

  it('stops what is worse than the median at the step, and says why', () => {
    expect(decideEarlyStopping(ruleOf(median), study(FIVE), trial(9, [0, 0.29]), [2])).toEqual({
      stop: true,
      reason: 'The best accuracy up to step 2, 0.29, is worse than the median, 0.3, of 5 finished trials at that step.',
    });
    expect(stops(median, study(FIVE), trial(9, [0, 0.31]))).toBe(false);
  });

  it('lets the equal go on, and counts the best so far and not the latest', () => {
    expect(stops(median, study(FIVE), trial(9, [0, 0.3]))).toBe(false);
    expect(stops(median, study(FIVE), trial(9, [0.35, 0.1]))).toBe(false);
    const plateau = [1, 2, 3, 4, 5, 6].map((n) => trial(n, [0.5, 0.5]));
    expect(stops(median, study(plateau), trial(9, [0.5, 0.5]))).toBe(false);
  });

  it('turns round for a loss', () => {
    const losses = FIVE.map(({ number }) => trial(number, [1, number / 10]));
    expect(stops(median, study(losses, LOSS), trial(9, [1, 0.29]))).toBe(false);
    const decision = decideEarlyStopping(ruleOf(median), study(losses, LOSS), trial(9, [1, 0.31]), [2]);
    expect(decision).toMatchObject({
      stop: true,
      reason: expect.stringContaining('0.31, is worse than the median, 0.3'),
    });
  });

  it('waits for five finished trials, the warm-up and the interval', () => {
    const bad = trial(9, [0, 0.01]);
    expect(stops(median, study(FIVE.slice(1)), bad)).toBe(false);
    expect(stops({ ...median, startupTrials: 4 }, study(FIVE.slice(1)), bad)).toBe(true);
    expect(stops({ ...median, startupTrials: 0 }, study([]), bad)).toBe(false);
    expect(stops({ ...median, warmupSteps: 3 }, study(FIVE), bad)).toBe(false);
    expect(stops({ ...median, warmupSteps: 2 }, study(FIVE), bad)).toBe(true);
    // Intervals [1, 2], [3, 4]: step 2 is not the first of its interval.
    expect(stops({ ...median, warmupSteps: 1, intervalSteps: 2 }, study(FIVE), bad)).toBe(false);
    expect(stops({ ...median, trialsAtStep: 6 }, study(FIVE), bad)).toBe(false);
  });

  it('compares with finished trials only, and never with itself', () => {
    const running = [6, 7, 8].map((n) => trial(n, [0, 0.001], false));
    expect(stops(median, study([...FIVE, ...running]), trial(9, [0, 0.29]))).toBe(true);
    const judged = trial(5, [0, 0.29]);
    expect(stops({ ...median, startupTrials: 5 }, study([...FIVE.slice(0, 4), judged]), judged)).toBe(false);
  });

  it('takes NaN for bad in the trial, and for absent in the others', () => {
    expect(stops(median, study(FIVE), trial(9, [NaN, NaN]))).toBe(true);
    expect(stops(median, study(FIVE), trial(9, [NaN, 0.4]))).toBe(false);
    const diverged = [6, 7].map((n) => trial(n, [0, NaN]));
    expect(stops(median, study([...FIVE, ...diverged]), trial(9, [0, 0.29]))).toBe(true);
    expect(stops(median, study([...FIVE, ...diverged]), trial(9, [0, 0.3]))).toBe(false);
  });

  it('represents a trial that skipped the step by its latest report before it', () => {
    const sparse = FIVE.map(({ number }) => ({
      number,
      succeeded: true,
      reports: [
        { step: 2, values: [number / 10] },
        { step: 10, values: [0.9] },
      ],
    }));
    const at = (step: number, value: number): ReportedTrial => ({
      ...trial(9, []),
      reports: [{ step, values: [value] }],
    });
    expect(stops(median, study(sparse), at(5, 0.29))).toBe(true);
    expect(stops(median, study(sparse), at(5, 0.31))).toBe(false);
    // None of them came to step 11, none had begun at step 1.
    expect(stops(median, study(sparse), at(11, 0))).toBe(false);
    expect(stops(median, study(sparse), at(1, 0))).toBe(false);
  });

  it('judges a late report at its own step, with what was known up to there', () => {
    const late: ReportedTrial = {
      number: 9,
      succeeded: false,
      reports: [
        { step: 3, values: [0.95] },
        { step: 2, values: [0.1] },
      ],
    };
    expect(stops(median, study(FIVE), late, [3])).toBe(false);
    expect(stops(median, study(FIVE), late, [2])).toBe(true);
    // Several at once: the first that says stop decides, whatever their order. Steps without a report are no report.
    expect(stops(median, study(FIVE), late, [3, 2])).toBe(true);
    expect(stops(median, study(FIVE), late, [7])).toBe(false);
  });

  it('compares with running means when asked', () => {
    // Means up to step 2: 0.05, 0.1, 0.15, 0.2, 0.25.
    expect(stops({ ...median, against: 'runningMean' }, study(FIVE), trial(9, [0, 0.16]))).toBe(false);
    expect(stops({ ...median, against: 'runningMean' }, study(FIVE), trial(9, [0, 0.14]))).toBe(true);
  });
});

describe('percentile', () => {
  it('keeps the best so many per cent, interpolating as numpy does', () => {
    expect(stops({ rule: 'percentile', percentile: 25 }, study(FIVE), trial(9, [0, 0.4]))).toBe(false);
    expect(stops({ rule: 'percentile', percentile: 25 }, study(FIVE), trial(9, [0, 0.39]))).toBe(true);
    // 1 - 0.4 of four gaps: 0.1 + 2.4 * 0.1.
    expect(stops({ rule: 'percentile', percentile: 40 }, study(FIVE), trial(9, [0, 0.339]))).toBe(true);
    expect(stops({ rule: 'percentile', percentile: 40 }, study(FIVE), trial(9, [0, 0.341]))).toBe(false);
    expect(stops({ rule: 'percentile', percentile: 100 }, study(FIVE), trial(9, [0, 0.1]))).toBe(false);
  });

  it('ranks by dominance for several objectives', () => {
    const both = [ACCURACY, LOSS];
    const finished = [1, 2, 3, 4, 5, 6].map((n) => trial(n, [[n / 10, n / 10]]));
    // All six lie on one front: better accuracy, worse loss.
    expect(stops({ rule: 'percentile', percentile: 50 }, study(finished, ...both), trial(9, [[0.05, 0.9]]))).toBe(true);
    expect(stops({ rule: 'percentile', percentile: 50 }, study(finished, ...both), trial(9, [[0.9, 0.05]]))).toBe(
      false,
    );
    // One of the trial's own results on the front is enough.
    expect(
      stops(
        { rule: 'percentile', percentile: 50 },
        study(
          finished.map(({ number }) =>
            trial(number, [
              [0, 1],
              [number / 10, number / 10],
            ]),
          ),
          ...both,
        ),
        trial(9, [
          [0.9, 0.05],
          [0.05, 0.9],
        ]),
      ),
    ).toBe(false);
    expect(stops({ rule: 'percentile', percentile: 50 }, study(finished, ...both), trial(9, [[NaN, 0.1]]))).toBe(true);
  });
});

describe('threshold', () => {
  const rule = { rule: 'threshold', lower: 0.1, upper: 0.9 };

  it('stops outside of the bounds and at NaN, not on them', () => {
    expect(stops(rule, study([]), trial(1, [0.5, 0.1]))).toBe(false);
    expect(stops(rule, study([]), trial(1, [0.5, 0.9]))).toBe(false);
    expect(decideEarlyStopping(ruleOf(rule), study([]), trial(1, [0.5, 0.09]), [2])).toEqual({
      stop: true,
      reason: 'accuracy at step 2 is 0.09, below 0.1.',
    });
    expect(stops(rule, study([]), trial(1, [0.95]))).toBe(true);
    expect(stops(rule, study([]), trial(1, [NaN]))).toBe(true);
  });

  it('looks at the named objective, after the warm-up', () => {
    const both = study([], ACCURACY, LOSS);
    expect(stops({ ...rule, metric: 'loss' }, both, trial(1, [[0.5, 3]]))).toBe(true);
    expect(stops({ ...rule, metric: 'accuracy' }, both, trial(1, [[0.5, 3]]))).toBe(false);
    expect(stops({ ...rule, metric: 'loss', warmupSteps: 2 }, both, trial(1, [[0.5, 3]]))).toBe(false);
    expect(() => stops({ ...rule, metric: 'latency' }, both, trial(1, [[0.5, 3]]))).toThrow(RangeError);
  });
});

describe('patience', () => {
  const rule = { rule: 'patience', patience: 2 };

  it('stops after so many reports without an improvement', () => {
    expect(stops(rule, study([]), trial(1, [0.5, 0.4]))).toBe(false);
    expect(stops(rule, study([]), trial(1, [0.5, 0.4, 0.5]))).toBe(true);
    expect(stops(rule, study([]), trial(1, [0.5, 0.4, 0.51]))).toBe(false);
    expect(stops(rule, study([]), trial(1, [0.5, 0.51, 0.4]))).toBe(false);
    expect(stops(rule, study([], LOSS), trial(1, [0.5, 0.4, 0.3]))).toBe(false);
    expect(stops(rule, study([], LOSS), trial(1, [0.5, 0.6, 0.7]))).toBe(true);
  });

  it('asks for more than minDelta, after the warm-up', () => {
    expect(stops({ ...rule, minDelta: 0.1 }, study([]), trial(1, [0.5, 0.55, 0.59]))).toBe(true);
    expect(stops({ ...rule, minDelta: 0.1 }, study([]), trial(1, [0.5, 0.55, 0.61]))).toBe(false);
    expect(stops({ ...rule, warmupSteps: 4 }, study([]), trial(1, [0.5, 0.4, 0.4]))).toBe(false);
  });

  it('takes no NaN for an improvement, and any number for one after only NaN', () => {
    expect(stops(rule, study([]), trial(1, [0.5, NaN, NaN]))).toBe(true);
    expect(stops(rule, study([]), trial(1, [NaN, NaN, NaN]))).toBe(true);
    expect(stops(rule, study([]), trial(1, [NaN, NaN, 0.1]))).toBe(false);
  });

  it('lets a trial go on that gains in one of several objectives', () => {
    const both = study([], ACCURACY, LOSS);
    expect(
      stops(
        rule,
        both,
        trial(1, [
          [0.5, 0.5],
          [0.4, 0.6],
          [0.3, 0.4],
        ]),
      ),
    ).toBe(false);
    expect(
      stops(
        rule,
        both,
        trial(1, [
          [0.5, 0.5],
          [0.4, 0.6],
          [0.5, 0.5],
        ]),
      ),
    ).toBe(true);
  });
});

describe('asha', () => {
  const rule = { rule: 'asha', eta: 2 };

  it('keeps the best 1 / eta at each rung', () => {
    const three = [0.1, 0.2, 0.3].map((value, i) => trial(i + 1, [value], false));
    // Four at rung 1, two go on: fewer than two may be better.
    expect(stops(rule, study(three), trial(4, [0.25]))).toBe(false);
    expect(decideEarlyStopping(ruleOf(rule), study(three), trial(4, [0.15]), [1])).toEqual({
      stop: true,
      reason: 'accuracy 0.15: 2 of 3 others were better at rung 1, where the best 2 go on.',
    });
    expect(stops(rule, study(three), trial(4, [0.2]))).toBe(false);
  });

  it('lets the first go on, and until there are eta only a new best (Optuna)', () => {
    expect(stops({ rule: 'asha' }, study([]), trial(1, [0.1]))).toBe(false);
    const two = [trial(1, [0.5], false), trial(2, [0.4], false)];
    expect(stops({ rule: 'asha' }, study(two), trial(3, [0.45]))).toBe(true);
    expect(stops({ rule: 'asha' }, study(two), trial(3, [0.5]))).toBe(false);
    expect(stops({ rule: 'asha', startupTrials: 3 }, study(two), trial(3, [0.45]))).toBe(false);
  });

  it('judges at rungs only, by the first report at or past each', () => {
    const good = [1, 2, 3].map((n) => trial(n, [0.5, 0.6, 0.7, 0.8], false));
    const bad = (steps: number[]): ReportedTrial => ({
      number: 9,
      succeeded: false,
      reports: steps.map((step) => ({ step, values: [0] })),
    });
    // Rungs 1, 2, 4. Past rung 2 and not yet at 4: not judged.
    expect(stops(rule, study(good), bad([1, 2, 3]))).toBe(false);
    expect(stops(rule, study(good), bad([1, 2, 3, 4]))).toBe(true);
    // A report that leaps past rung 2 is judged there; one past the same rung again is not.
    expect(stops(rule, study(good), bad([1, 3]))).toBe(true);
    expect(stops({ ...rule, minResource: 3 }, study(good), bad([1, 2]))).toBe(false);
  });

  it('does not judge a rung again when rivals arrive, nor at the end of a full run', () => {
    const rivals = [1, 2, 3].map((n) => trial(n, [0.5], false));
    const running: ReportedTrial = {
      number: 9,
      succeeded: false,
      reports: [
        { step: 2, values: [0] },
        { step: 3, values: [0] },
      ],
    };
    expect(stops(rule, study(rivals), running, [2])).toBe(true);
    expect(stops(rule, study(rivals), running, [3])).toBe(false);
    const full = [1, 2, 3].map((n) => trial(n, [0.5, 0.6, 0.7, 0.8]));
    expect(stops({ ...rule, maxResource: 4 }, study(full), trial(9, [0.9, 0.9, 0, 0]))).toBe(false);
    expect(stops({ ...rule, maxResource: 5 }, study(full), trial(9, [0.9, 0.9, 0, 0]))).toBe(true);
  });

  it('stops at NaN, and forgets the NaN of others', () => {
    expect(stops(rule, study([]), trial(1, [NaN]))).toBe(true);
    const diverged = [1, 2, 3, 4].map((n) => trial(n, [NaN], false));
    expect(stops(rule, study([...diverged, trial(5, [0.5], false)]), trial(9, [0.4]))).toBe(true);
    expect(stops(rule, study(diverged), trial(9, [0.4]))).toBe(false);
  });

  it('keeps the front for several objectives, and of a front what covers it', () => {
    const both = [ACCURACY, LOSS];
    const dominated = [1, 2, 3].map((n) => trial(n, [[n / 100, 0.9]], false));
    expect(stops(rule, study(dominated, ...both), trial(9, [[0.5, 0.5]]))).toBe(false);
    const front = [
      [0.9, 0.9],
      [0.5, 0.5],
      [0.1, 0.1],
    ].map((values, i) => trial(i + 1, [values], false));
    expect(stops(rule, study(front, ...both), trial(9, [[0.4, 0.95]]))).toBe(true);
    // Of four on a front two go on: the ends. One close to an end adds nothing, an end of its own does.
    expect(stops(rule, study(front, ...both), trial(9, [[0.85, 0.86]]))).toBe(true);
    expect(stops(rule, study(front, ...both), trial(9, [[0.95, 0.95]]))).toBe(false);
    expect(stops(rule, study(front, ...both), trial(9, [[0.05, 0.05]]))).toBe(false);
  });
});

describe('hyperband', () => {
  it('judges the trials of the later brackets later, against their own bracket', () => {
    // eta 3, up to 9 steps: three brackets, first judged at 1, 3 and 9.
    const rule = { rule: 'hyperband', maxResource: 10 };
    const rivals = Array.from({ length: 40 }, (_, i) => trial(i + 1, Array<number>(9).fill(0.5), false));
    const firstStop = (number: number): number => {
      for (let steps = 1; steps <= 9; steps++)
        if (stops(rule, study(rivals), trial(number, Array<number>(steps).fill(0)))) return steps;
      return Infinity;
    };
    const first = Array.from({ length: 20 }, (_, i) => firstStop(i + 41));
    expect(new Set(first)).toEqual(new Set([1, 3, 9]));
  });

  it('spends less than half on random curves and keeps the best of them', () => {
    const rng = createRng(1);
    const rule = ruleOf({ rule: 'hyperband', maxResource: 27 });
    const trials: ReportedTrial[] = [];
    let spent = 0;
    let [best, kept] = [0, 0];
    for (let number = 1; number <= 100; number++) {
      const quality = rng.next();
      best = Math.max(best, quality);
      const reports: { step: number; values: number[] }[] = [];
      let stopped = false;
      for (let step = 1; step <= 27 && !stopped; step++) {
        reports.push({ step, values: [quality * (1 - Math.exp(-step / 5))] });
        spent++;
        stopped = decideEarlyStopping(rule, study(trials), { number, succeeded: false, reports }, [step]).stop;
      }
      if (!stopped) kept = Math.max(kept, quality);
      trials.push({ number, succeeded: !stopped, reports });
    }
    expect(spent).toBeLessThan(0.5 * 2700);
    expect(kept).toBe(best);
  });
});
