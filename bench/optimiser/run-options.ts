import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { STRATEGY_NAMES, strategyChoiceSchema } from '#study';
import type { StrategyChoice } from '#study';
import { parseSeeds } from './parse-seeds.ts';
import { UsageError } from './usage-error.ts';

export const OWN_DATA = fileURLToPath(new URL('../data', import.meta.url));

export const RUN_USAGE = `Usage: npm run bench:optimiser -- --out FILE.jsonl [options]

  --data DIR        folder of problems                                   (default: bench/data)
  --problems GLOB   which of them, several patterns separated by commas  (default: *)
  --strategy NAME   ${STRATEGY_NAMES.join(' | ')}      (default: auto)
  --options JSON    options of the strategy                              (default: {})
  --name NAME       what the result lines call the optimiser             (default: surmise-STRATEGY)
  --noise KIND      auto: the strategy finds out by itself; declared: it is told which problems are noiseless (default: auto)
  --repeats N       how often a configuration may be evaluated; others leave it at 1   (default: 1)
  --seeds LIST      0-4 or 0,3,7 or 2                                    (default: 0-4)
  --budget N        trials per run                                       (default: 100)
  --jobs N          runs at once, each in a process of its own           (default: 1)
  --out FILE.jsonl  one JSON line per run is added; runs that it holds already are skipped
  --list            print the names of the problems and stop`;

/** How one study of the benchmark is set up, apart from its problem and seed. */
export interface StudySetup {
  readonly optimiser: string;
  readonly strategy: StrategyChoice;
  readonly declareNoise: boolean;
  /** How often a configuration may be evaluated: once, unless said otherwise. */
  readonly maxRepeats?: number;
  readonly budget: number;
}

export interface RunOptions extends StudySetup {
  readonly data: string;
  readonly problems: string;
  readonly seeds: readonly number[];
  readonly jobs: number;
  readonly out: string;
  readonly list: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  ...{ data: text, problems: text, strategy: text, options: text, name: text, noise: text, repeats: text },
  ...{ seeds: text, budget: text, jobs: text, out: text, list: flag },
};

export function parseRunOptions(argv: readonly string[]): RunOptions {
  const given = readArguments(argv);
  const strategy = strategyChoiceSchema.safeParse({
    name: given.strategy ?? 'auto',
    options: parseJson(given.options ?? '{}'),
  });
  if (!strategy.success)
    throw new UsageError(`--strategy takes ${STRATEGY_NAMES.join(', ')}; --options an object in JSON`);
  const noise = given.noise ?? 'auto';
  if (noise !== 'auto' && noise !== 'declared') throw new UsageError(`--noise takes auto or declared, not "${noise}"`);
  const list = given.list ?? false;
  if (given.out === undefined && !list) throw new UsageError('--out FILE.jsonl is missing: where the result lines go');
  return {
    data: given.data ?? OWN_DATA,
    problems: given.problems ?? '*',
    strategy: strategy.data,
    optimiser: given.name ?? `surmise-${strategy.data.name}`,
    declareNoise: noise === 'declared',
    maxRepeats: positiveInteger('--repeats', given.repeats ?? '1'),
    seeds: parseSeeds(given.seeds ?? '0-4'),
    budget: positiveInteger('--budget', given.budget ?? '100'),
    jobs: positiveInteger('--jobs', given.jobs ?? '1'),
    out: given.out ?? '',
    list,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new UsageError(`--options is not JSON: ${source}`);
  }
}

function positiveInteger(option: string, source: string): number {
  const value = Number(source);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`${option} takes a whole number from 1, not "${source}"`);
  return value;
}
