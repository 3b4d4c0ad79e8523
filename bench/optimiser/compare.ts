// Prints result files beside the rivals' runs as markdown tables: node --conditions=source bench/optimiser/compare.ts FILE.jsonl ...
import { parseArgs } from 'node:util';
import { comparison } from './compare/comparison.ts';
import { readRivals } from './compare/rivals.ts';
import { scalesSchema } from './compare/scales.ts';
import { readJson } from './problems/read-json.ts';
import { readResults } from './result-file.ts';
import { UsageError } from './usage-error.ts';

const USAGE =
  'Usage: compare.ts FILE.jsonl ... [--scales scales.json]   (scales.json: of problems that bench/peers does not have)';

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { scales: { type: 'string' } } });
  if (positionals.length === 0) throw new UsageError(USAGE);
  const lines = positionals.flatMap(readResults);
  if (lines.length === 0) throw new UsageError(`No results in ${positionals.join(', ')}`);
  const rivals = readRivals();
  const further = values.scales === undefined ? {} : readJson(values.scales, scalesSchema);
  console.log(comparison(lines, { ...rivals, scales: { ...rivals.scales, ...further } }));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
