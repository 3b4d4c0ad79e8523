import type { Assignments } from '#search-space';
import type { AwkwardCase, Outcome } from './awkward-case.ts';

const unit = (name: string) => ({ name, type: 'float' as const, min: 0, max: 1 });
const FOUR = ['a', 'b', 'c', 'd'].map(unit);
const sum = (assignments: Assignments): number =>
  Object.values(assignments).reduce<number>((total, value) => total + Number(value), 0);

const EXTREME: readonly Outcome[] = [1e300, -1e300, 5e-324, 0, -5e-324, 1, -1.7976931348623157e308, 1e-300];

/** What users send by mistake: each must be answered in bounded time, with numbers. */
export const BAD_INPUT_CASES: readonly AwkwardCase[] = [
  { name: 'constant objective', spec: { parameters: FOUR }, trials: 50, outcome: () => 7 },
  { name: 'one trial', spec: { parameters: FOUR }, trials: 1, outcome: sum },
  { name: 'all failed', spec: { parameters: FOUR }, trials: 50, outcome: () => 'failed' },
  {
    name: 'all failed but two',
    spec: { parameters: FOUR },
    trials: 50,
    outcome: (assignments, number) => (number <= 2 ? sum(assignments) : 'infeasible'),
  },
  {
    name: '1e300, -1e300, denormals',
    spec: { parameters: FOUR },
    trials: 50,
    outcome: (_, number) => EXTREME[number % EXTREME.length] ?? 0,
  },
  {
    name: 'values a denormal apart',
    spec: { parameters: FOUR },
    trials: 30,
    outcome: (_, number) => number * 5e-324,
  },
  {
    name: '200 duplicates in the history',
    spec: { parameters: FOUR },
    trials: 20,
    history: Array.from({ length: 200 }, () => ({ a: 0.25, b: 0.5, c: 0.75, d: 0.125 })),
    outcome: (assignments, number) => sum(assignments) + (number % 7),
  },
  {
    name: '500 floats',
    spec: { parameters: Array.from({ length: 500 }, (_, i) => unit(`x${i}`)) },
    trials: 50,
    outcome: (assignments) => sum(assignments),
  },
  {
    name: '10,000 categories',
    spec: {
      parameters: [
        { name: 'kind', type: 'categorical', values: Array.from({ length: 10_000 }, (_, i) => `k${i}`) },
        unit('x'),
      ],
    },
    trials: 100,
    outcome: ({ kind, x }) => Math.abs(Number(String(kind).slice(1)) - 4321) / 10_000 + Number(x),
  },
  {
    name: '10,000 categories alone',
    spec: { parameters: [{ name: 'kind', type: 'categorical', values: Array.from({ length: 10_000 }, (_, i) => i) }] },
    trials: 100,
    outcome: ({ kind }) => Math.abs(Number(kind) - 4321),
  },
];
