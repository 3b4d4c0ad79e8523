// Everything that the optimiser promises, measured: one table of figures, targets and whether they are met. `--help` prints the options.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isMet, type Benchmark, type Extent } from './benchmark.ts';
import { printFindings, type Outcome } from './print-findings.ts';
import { BENCHMARKS } from './registry.ts';

const USAGE = `Usage: npm run bench [-- options]        a short version of everything, in a few minutes
       npm run bench:full [-- options]   the whole, in about half an hour of two cores

  --only LIST       some benchmarks: ${BENCHMARKS.map(({ name }) => name).join(', ')}
  --out FILE.json   where the figures go (default of bench:full: bench-full.json)`;

async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const extent: Extent = values.full ? 'full' : 'short';
  const wanted = values.only?.split(',');
  const unknown = wanted?.find((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name));
  if (unknown !== undefined) throw new Error(`there is no benchmark called ${unknown}\n\n${USAGE}`);
  const outcomes: Outcome[] = [];
  for (const benchmark of BENCHMARKS.filter(({ name }) => wanted?.includes(name) ?? true))
    outcomes.push(await outcomeOf(benchmark, extent));
  console.log(`\n${printFindings(outcomes)}`);
  const out = values.out ?? (values.full ? 'bench-full.json' : undefined);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(record(extent, outcomes), null, 2)}\n`);
  if (outcomes.some(({ error }) => error !== null)) process.exitCode = 1;
}

/** A benchmark that fails is an entry in the table, and the others go on. */
async function outcomeOf({ name, run }: Benchmark, extent: Extent): Promise<Outcome> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const report = (line: string): void => {
    console.error(`${name}: ${line}`);
  };
  report('started');
  try {
    const findings = await run(extent, report);
    return { name, findings, error: null, seconds: seconds() };
  } catch (error) {
    console.error(error);
    return { name, findings: [], error: error instanceof Error ? error.message : String(error), seconds: seconds() };
  }
}

function record(extent: Extent, outcomes: readonly Outcome[]): unknown {
  return {
    extent,
    at: new Date().toISOString(),
    machine: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length },
    benchmarks: outcomes.map(({ findings, ...rest }) => ({
      ...rest,
      findings: findings.map((finding) => ({ ...finding, met: finding.target === null ? null : isMet(finding) })),
    })),
  };
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
