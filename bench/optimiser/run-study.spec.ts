import { describe, expect, it } from '@jest/globals';
import type { Snapshot, SuggestionExplanation } from '#study';
import type { BenchmarkProblem } from './problems/benchmark-problem.ts';
import { resultLineSchema } from './result-line.ts';
import type { StudySetup } from './run-options.ts';
import { runStudy } from './run-study.ts';
import type { Recommend, Suggest } from './run-study.ts';

/** truth = x, best known 0.5 */
const line: BenchmarkProblem = {
  name: 'line',
  parameters: [{ name: 'x', type: 'float', min: -10, max: 10 }],
  best: 0.5,
  noisy: true,
  truth: ({ x }) => Promise.resolve(Number(x)),
  evaluate: ({ x }, draw) => Promise.resolve(Number(x) + (draw.next() < 0.5 ? -0.01 : 0.01)),
};

const setup: StudySetup = {
  optimiser: 'surmise-scripted',
  strategy: { name: 'random', options: {} },
  declareNoise: false,
  budget: 4,
};

/** Suggests given values in turn, keeps what it was shown, and lets time pass: 3 ms of wall clock and 2 ms of CPU per ask. */
function scripted(values: readonly number[]) {
  const seen: Snapshot[] = [];
  let [wall, cpu] = [0, 0];
  const suggest: Suggest = (snapshot) => {
    seen.push(snapshot);
    wall += 3;
    cpu += 2;
    return [{ assignments: { x: values[snapshot.trials.length]! }, explanation: explain(snapshot) }];
  };
  return { seen, suggest, watch: { wall: () => wall, cpu: () => cpu } };
}

function explain({ seed, revision, firstNumber }: Snapshot): SuggestionExplanation {
  const model = revision === 1 ? { fitted: 1 } : null;
  const rest = { predicted: null, acquisition: null, nearest: [], fallback: null, modelTrials: 0 };
  return {
    source: 'random',
    phase: 'random',
    strategyVersion: '7',
    seed,
    revision,
    firstNumber,
    count: 1,
    index: 0,
    ...rest,
    model,
  };
}

describe('runStudy', () => {
  it('writes a line with the regret of the observed incumbent, the oracle, times and repeats', async () => {
    const { suggest, watch } = scripted([3, 1, 5, 1]);
    const result = await runStudy(line, 2, setup, suggest, watch);
    expect(resultLineSchema.parse(result)).toEqual(result);
    expect(result).toEqual({
      optimiser: 'surmise-scripted',
      version: '7',
      problem: 'line',
      seed: 2,
      budget: 4,
      regret: [2.5, 0.5, 0.5, 0.5],
      bestSoFarTruth: [2.5, 0.5, 0.5, 0.5],
      ms: [3, 3, 3, 3],
      cpuMs: [2, 2, 2, 2],
      duplicates: 1,
    });
  });

  it('adds the regret of what the strategy would recommend after each tell', async () => {
    const { suggest, watch } = scripted([3, 1, 5, 2]);
    const latest: Recommend = ({ trials }) => ({ trialId: trials[trials.length - 1]?.id ?? '' });
    const result = await runStudy(line, 2, setup, suggest, watch, latest);
    expect(resultLineSchema.parse(result).recommendedRegret).toEqual([2.5, 0.5, 4.5, 1.5]);
    const silent = await runStudy(line, 2, setup, scripted([3, 1, 5, 2]).suggest, watch, () => null);
    expect(silent.recommendedRegret).toEqual(silent.regret);
  });

  it('judges the incumbent by what was observed and counts its truth', async () => {
    const misleading: BenchmarkProblem = { ...line, evaluate: ({ x }) => Promise.resolve(-Number(x)) };
    const { suggest, watch } = scripted([1, 2, 0.5, 2]);
    const { regret, bestSoFarTruth } = await runStudy(misleading, 0, setup, suggest, watch);
    expect(regret).toEqual([0.5, 1.5, 1.5, 1.5]);
    expect(bestSoFarTruth).toEqual([0.5, 0.5, 0, 0]);
  });

  it('grows the snapshot as the service would', async () => {
    const { seen, suggest, watch } = scripted([3, 1, 5, 1]);
    await runStudy(line, 2, setup, suggest, watch);
    expect(seen.map(({ revision, firstNumber, trials }) => [revision, firstNumber, trials.length])).toEqual([
      [0, 1, 0],
      [1, 2, 1],
      [2, 3, 2],
      [3, 4, 3],
    ]);
    expect(seen.map(({ model }) => model)).toEqual([null, null, { fitted: 1 }, { fitted: 1 }]);
    const [, second] = seen;
    expect(second?.spec.objectives).toEqual([expect.objectContaining({ metric: 'value', goal: 'minimize' })]);
    expect(second?.trials[0]).toMatchObject({ number: 1, state: 'succeeded', assignments: { x: 3 } });
  });

  it('draws the same noise for a trial whatever was suggested before', async () => {
    const observed = async (values: readonly number[], seed: number): Promise<number[]> => {
      const { seen, suggest, watch } = scripted(values);
      await runStudy(line, seed, setup, suggest, watch);
      return (seen.at(-1)?.trials ?? []).map(
        ({ metrics, assignments }) => metrics['value']!.value - Number(assignments['x']),
      );
    };
    const rounded = (values: readonly number[]): string[] => values.map((value) => value.toFixed(3));
    expect(rounded(await observed([3, 1, 5, 1], 2))).toEqual(rounded(await observed([9, -4, 2, 0], 2)));
    const seeds = await Promise.all([2, 3, 4, 5, 6].map((seed) => observed([3, 1, 5, 1], seed)));
    expect(new Set(seeds.map((values) => rounded(values).join())).size).toBeGreaterThan(1);
  });
});
