/** Milliseconds of one ask, on the wall and of CPU time, which other work on the machine does not inflate. */
export interface Time {
  readonly wall: number;
  readonly cpu: number;
}

export function timed(work: () => unknown): Time {
  const start = performance.now();
  const startCpu = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(startCpu);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly cpuMedian: number;
}

export function summarise(times: readonly Time[]): Summary {
  const wall = times.map((time) => time.wall);
  return {
    median: quantile(wall, 0.5),
    p95: quantile(wall, 0.95),
    cpuMedian: quantile(
      times.map((time) => time.cpu),
      0.5,
    ),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
