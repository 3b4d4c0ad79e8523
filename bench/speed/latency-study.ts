import { studySpecSchema, type Snapshot, type SnapshotTrial } from '#study';

/** What a study on the unit cube looks like to a strategy after so many trials. */
export function latencySnapshot(
  dims: number,
  budget: number,
  trials: readonly SnapshotTrial[],
  model: Snapshot['model'],
  seed: number,
): Snapshot {
  const spec = studySpecSchema.parse({
    parameters: Array.from({ length: dims }, (_, i) => ({ name: `x${i}`, type: 'float', min: 0, max: 1 })),
    objectives: [{ metric: 'loss', goal: 'minimize' }],
    strategy: { name: 'bayesian' },
    budget: { trials: budget + 1 },
  });
  const number = trials.length;
  return {
    studyId: 'latency',
    revision: number,
    seed,
    firstNumber: number,
    spec: { ...spec, seed },
    trials,
    model,
    fixed: null,
  };
}

export function latencyTrial(number: number, point: readonly number[]): SnapshotTrial {
  return {
    number,
    id: `trial-${number}`,
    state: 'succeeded',
    assignments: Object.fromEntries(point.map((value, i) => [`x${i}`, value])),
    metrics: { loss: { value: levy(point) } },
  };
}

/** Where Levy's function, moved, has its minimum, in every coordinate. */
export const MINIMUM = 0.3;

/** Levy's function on the unit cube. */
export function levy(u: readonly number[]): number {
  const w = u.map((value) => 1 + (20 * (value - MINIMUM)) / 4);
  const [first = 1] = w;
  const end = w[w.length - 1] ?? 1;
  let sum = Math.sin(Math.PI * first) ** 2 + (end - 1) ** 2 * (1 + Math.sin(2 * Math.PI * end) ** 2);
  for (const value of w.slice(0, -1)) sum += (value - 1) ** 2 * (1 + 10 * Math.sin(Math.PI * value + 1) ** 2);
  return sum;
}
