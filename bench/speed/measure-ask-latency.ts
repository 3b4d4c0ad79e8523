import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { studySpecSchema, suggestionSeed, type Snapshot, type SnapshotTrial } from '#study';

export interface LatencyPlan {
  readonly dims: number;
  readonly observations: readonly number[];
  readonly repeats: number;
  readonly seed: number;
}

export interface AskLatency {
  readonly dims: number;
  readonly observations: number;
  readonly median: number;
  readonly p95: number;
  /** Median of the CPU time, which other work on the machine does not inflate. */
  readonly cpuMedian: number;
  readonly cpuP95: number;
}

/** Fits start from scratch at every fifth observation: a window of five holds one such ask. */
const WINDOW = 5;

/**
 * Runs a real search (Levy's function on the cube, noiseless, minimised), so that the observations lie as they do in practice, and times
 * asks at each of WINDOW numbers of observations from the wanted one on, since some asks fit the model more thoroughly than others. Each
 * repeat draws other random numbers, and starts its fit where the model before the last observation ended, as the service does.
 */
export function measureAskLatency({ dims, observations, repeats, seed }: LatencyPlan): readonly AskLatency[] {
  const last = Math.max(...observations) + WINDOW - 1;
  const times = observations.map((from) => ({ from, wall: [] as number[], cpu: [] as number[] }));
  const trials: SnapshotTrial[] = [];
  let model: Snapshot['model'] = null;
  for (let n = 0; n <= last; n++) {
    const snapshot = snapshotAt(dims, last, trials, model, seed);
    for (const { from, wall, cpu } of times) {
      if (n < from || n >= from + WINDOW) continue;
      for (let repeat = 0; repeat < repeats; repeat++) {
        const ask = timeOneAsk(snapshot, repeat);
        wall.push(ask.wall);
        cpu.push(ask.cpu);
      }
    }
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('the cube has no end, yet no suggestion came');
    model = suggestion.explanation.model ?? model;
    const value = levy(Object.values(suggestion.assignments).map(Number));
    trials.push({
      number: n,
      id: `trial-${n}`,
      state: 'succeeded',
      assignments: suggestion.assignments,
      metrics: { loss: { value } },
    });
  }
  return times.map(({ from, wall, cpu }) => ({
    dims,
    observations: from,
    median: quantile(wall, 0.5),
    p95: quantile(wall, 0.95),
    cpuMedian: quantile(cpu, 0.5),
    cpuP95: quantile(cpu, 0.95),
  }));
}

function snapshotAt(
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
    trials: [...trials],
    model,
    fixed: null,
  };
}

function timeOneAsk(snapshot: Snapshot, repeat: number): { wall: number; cpu: number } {
  const rng = createRng(`${suggestionSeed(snapshot)} repeat ${repeat}`);
  const start = performance.now();
  const startCpu = process.cpuUsage();
  suggest(snapshot, 1, rng);
  const { user, system } = process.cpuUsage(startCpu);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Levy's function with its minimum moved to .3 in every coordinate of the unit cube. */
function levy(u: readonly number[]): number {
  const w = u.map((value) => 1 + (20 * (value - 0.3)) / 4);
  const [first = 1] = w;
  const end = w[w.length - 1] ?? 1;
  let sum = Math.sin(Math.PI * first) ** 2 + (end - 1) ** 2 * (1 + Math.sin(2 * Math.PI * end) ** 2);
  for (const value of w.slice(0, -1)) sum += (value - 1) ** 2 * (1 + 10 * Math.sin(Math.PI * value + 1) ** 2);
  return sum;
}
