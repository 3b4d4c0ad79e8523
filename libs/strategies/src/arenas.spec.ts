import { createKernels, createRng, type Kernels } from '#numerics';
import { compileSpace, sampleMany } from '#search-space';
import { suggestionSeed, type Snapshot, type SnapshotTrial, type SourceHistory } from '#study';
import { describe, expect, it } from '@jest/globals';
import { createBayesianStrategy, type KernelSource } from './bayesian.ts';
import { createBayesianFidelityStrategy } from './fidelity/bayesian-fidelity.ts';
import { createBayesianMultiMetricStrategy } from './several-objectives/bayesian-multi-metric.ts';
import type { Strategy } from './strategy.ts';
import { createAutoStrategy } from './surrogate-choice/auto.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';
import { createBayesianTransferStrategy } from './transfer/bayesian-transfer.ts';

interface Size {
  readonly parameters: number;
  readonly results: number;
  readonly failures?: number;
  readonly pending?: number;
  readonly count?: number;
}

const parametersOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `x${i}`, type: 'float' as const, min: 0, max: 1 }));

const METRICS = ['y', 'cost', 'size', 'time'];

function snapshotOfSize(
  { parameters, results, failures = 0, pending = 0 }: Size,
  draft: Omit<SpecDraft, 'parameters'> = {},
): Snapshot {
  const spec = { ...draft, parameters: parametersOf(parameters) };
  const points = sampleMany(compileSpace(snapshotOf(spec).spec), createRng('arena'), results + failures + pending);
  const trials = points.map((assignments, i): SnapshotTrial => {
    if (i >= results) return trialOf(i + 1, assignments, i < results + failures ? 'failed' : 'pending');
    const trial = trialOf(i + 1, assignments, -Math.abs(Number(assignments['x0']) - 0.3));
    const metrics = Object.fromEntries(
      METRICS.map((name, k) => [name, { value: Number(assignments[`x${k % 2}`]) ** (k + 1) }]),
    );
    return { ...trial, metrics: { ...metrics, ...trial.metrics } };
  });
  return snapshotOf(spec, trials);
}

/** Kernels of exactly the size that was asked for: those that are shared grow by doubling, and hide an estimate that is too low. */
const exactly: KernelSource = (capacity): Kernels => createKernels(capacity);

function answers(make: (kernels: KernelSource) => Strategy, snapshot: Snapshot, count = 1): void {
  const suggestions = make(exactly).suggest(snapshot, count, createRng(suggestionSeed(snapshot)));
  expect(suggestions).toHaveLength(count);
}

describe('the arena that a strategy asks for is enough', () => {
  const sizes: readonly Size[] = [
    { parameters: 1, results: 3 },
    { parameters: 6, results: 60, failures: 5, pending: 10, count: 4 },
    { parameters: 2, results: 1000, failures: 150, pending: 256, count: 2 },
    { parameters: 60, results: 200, failures: 150, count: 3 },
    { parameters: 500, results: 30, pending: 8 },
  ];

  it.each(sizes)('one objective: %j', (size) => {
    answers(createBayesianStrategy, snapshotOfSize(size), size.count);
    answers(createAutoStrategy, snapshotOfSize(size), size.count);
  });

  it.each(sizes.filter(({ results }) => results <= 200))('three objectives and a limit: %j', (size) => {
    const objectives = METRICS.slice(0, 3).map((metric) => ({ metric, goal: 'minimize' as const }));
    const snapshot = snapshotOfSize(size, { objectives, constraints: [{ metric: 'time', max: 0.9 }] });
    answers(createBayesianMultiMetricStrategy, snapshot, size.count);
  });

  it.each(sizes)('a fidelity: %j', (size) => {
    const fidelity = { kind: 'steps' as const, max: 27 };
    const { trials, ...rest } = snapshotOfSize(size, { fidelity });
    const curves = trials.map((trial) => ({
      ...trial,
      curve: [
        { step: 3, value: trial.number % 7 },
        { step: 9, value: 1 },
      ],
    }));
    answers(createBayesianFidelityStrategy, { ...rest, trials: curves }, size.count);
  });

  it.each(sizes.filter(({ results }) => results <= 200))('two sources: %j', (size) => {
    const snapshot = snapshotOfSize(size);
    const { trials } = snapshotOfSize({ parameters: size.parameters, results: size.parameters > 100 ? 40 : 300 });
    const observations = trials.map(({ assignments, number }) => ({ assignments, score: number % 11 }));
    const sources = ['a', 'b'].map((name): SourceHistory => ({ studyId: name, name, observations }));
    answers(createBayesianTransferStrategy, { ...snapshot, sources }, size.count);
  });
});
