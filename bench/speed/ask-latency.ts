// How long one ask takes: milliseconds per number of observations, of suggest() alone in one thread. `--help` prints the options.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAskLatency, type AskLatency } from './measure-ask-latency.ts';

const USAGE = `Usage: npm run bench:latency -- [options]

  --dims LIST           numbers of parameters                    (default: 6,20)
  --observations LIST   numbers of finished trials               (default: 20,50,100,200)
  --repeats N           asks timed at each of 5 numbers of trials from there on (default: 5)
  --seed N              of the search                            (default: 1)
  --out FILE.json       writes medians and 95th percentiles too`;

function numbers(text: string, option: string): readonly number[] {
  const list = text.split(',').map(Number);
  if (list.every((value) => Number.isInteger(value) && value > 0)) return list;
  throw new Error(`--${option} takes whole numbers above 0 with commas between them, not "${text}"`);
}

function print(rows: readonly AskLatency[]): void {
  console.log('| parameters | observations | median ms | p95 ms | median CPU ms |');
  console.log('| ---: | ---: | ---: | ---: | ---: |');
  for (const { dims, observations, median, p95, cpuMedian } of rows)
    console.log(`| ${dims} | ${observations} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${cpuMedian.toFixed(1)} |`);
}

function main(argv: readonly string[]): void {
  const text = { type: 'string' } as const;
  const options = {
    dims: text,
    observations: text,
    repeats: text,
    seed: text,
    out: text,
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [repeats = 5] = numbers(values.repeats ?? '5', 'repeats');
  const [seed = 1] = numbers(values.seed ?? '1', 'seed');
  const observations = numbers(values.observations ?? '20,50,100,200', 'observations');
  const rows = numbers(values.dims ?? '6,20', 'dims').flatMap((dims) =>
    measureAskLatency({ dims, observations, repeats, seed }),
  );
  print(rows);
  if (values.out !== undefined) {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length };
    writeFileSync(values.out, `${JSON.stringify({ unit: 'ms', repeats, seed, machine, rows }, null, 2)}\n`);
  }
}

main(process.argv.slice(2));
