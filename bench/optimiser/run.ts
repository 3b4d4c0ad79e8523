// Runs a strategy on benchmark problems and adds one JSON line per run to a file. `--help` prints the options.
import { listProblems } from './problems/list-problems.ts';
import { reportExpectedError } from './report-expected-error.ts';
import { runBenchmark } from './run-benchmark.ts';
import { parseRunOptions, RUN_USAGE } from './run-options.ts';

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    console.log(RUN_USAGE);
    return;
  }
  const options = parseRunOptions(argv);
  if (options.list) for (const { name } of listProblems(options.data)) console.log(name);
  else process.exitCode = (await runBenchmark(options)) > 0 ? 1 : 0;
}

await main(process.argv.slice(2)).catch(reportExpectedError);
