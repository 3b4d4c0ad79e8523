import { awkward } from '../awkward/benchmark.ts';
import { constraints } from '../constraints/benchmark.ts';
import { failures } from '../failures/benchmark.ts';
import { fidelity } from '../fidelity/benchmark.ts';
import { highDimension } from '../high-dimension/benchmark.ts';
import { multiObjective } from '../multi-objective/benchmark.ts';
import { quality } from '../optimiser/benchmark.ts';
import { parallel } from '../parallel/benchmark.ts';
import { latency } from '../speed/benchmark.ts';
import { transfer } from '../transfer/benchmark.ts';
import type { Benchmark } from './benchmark.ts';

/** Everything that is measured, in the order of the table. A further benchmark is a file and a line here. */
export const BENCHMARKS: readonly Benchmark[] = [
  quality,
  latency,
  parallel,
  failures,
  constraints,
  multiObjective,
  transfer,
  awkward,
  fidelity,
  highDimension,
];
