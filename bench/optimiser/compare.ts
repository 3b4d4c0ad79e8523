// Prints result files beside the rivals' runs as markdown tables: node_modules/.bin/node --conditions=source bench/optimiser/compare.ts FILE.jsonl ...
import { parseArgs } from 'node:util';
import { comparison } from './compare/comparison.ts';
import { readRivals } from './compare/rivals.ts';
import { scalesSchema } from './compare/scales.ts';
import { readJson } from './problems/read-json.ts';
import { reportExpectedError } from './report-expected-error.ts';
import { readResults } from './result-file.ts';
import { UsageError } from './usage-error.ts';

const USAGE =
  'Usage: compare.ts FILE.jsonl ... [--scales scales.json]   (scales.json: of problems that bench/peers does not have)';

function main(argv: string[]): void {
  const { positionals, values } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { scales: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError(USAGE);
  const lines = positionals.flatMap(readResults);
  if (lines.length === 0) throw new UsageError(`No results in ${positionals.join(', ')}`);
  const rivals = readRivals();
  const further = values.scales === undefined ? {} : readJson(values.scales, scalesSchema);
  console.log(comparison(lines, { ...rivals, scales: { ...rivals.scales, ...further } }));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  reportExpectedError(error);
}
