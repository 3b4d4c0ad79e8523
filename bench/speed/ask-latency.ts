// How long one ask takes: milliseconds per number of observations, of suggest() alone in one thread. `--help` prints the options.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAskLatency, type AskLatency } from './measure-ask-latency.ts';
import { measureLarge } from './measure-large.ts';
import { startPeer, type Peer } from './peer.ts';

const USAGE = `Usage: npm run bench:latency -- [options]

  --dims LIST           numbers of parameters                    (default: 6,20)
  --observations LIST   numbers of finished trials, above 250 drawn instead of searched for, with and without a fit
                        (default: 20,50,100,200)
  --repeats N           asks timed at each of 5 numbers of trials from there on (default: 5)
  --seed N              of the search                            (default: 1)
  --peer PYTHON         asks Optuna's GPSampler in turns too, with this interpreter (scripts/install-latency-peer.sh makes one)
  --out FILE.json       writes medians and 95th percentiles too`;

/** A search of more trials than this takes minutes to get there. */
const SEARCHED_MOST = 250;

function numbers(text: string, option: string): readonly number[] {
  const list = text.split(',').map(Number);
  if (list.every((value) => Number.isInteger(value) && value > 0)) return list;
  throw new Error(`--${option} takes whole numbers above 0 with commas between them, not "${text}"`);
}

function print(rows: readonly AskLatency[], peer: Peer | null): void {
  const head = '| parameters | observations | fit | median ms | p95 ms | median CPU ms |';
  const rule = '| ---: | ---: | --- | ---: | ---: | ---: |';
  if (peer !== null) console.log(`Peer: ${peer.name}\n`);
  console.log(
    head + (peer === null ? '' : ' peer median ms | peer p95 ms | peer median CPU ms | peer / ours, median | CPU |'),
  );
  console.log(rule + (peer === null ? '' : ' ---: | ---: | ---: | ---: | ---: |'));
  for (const row of rows) {
    const { dims, observations, fit, median, p95, cpuMedian } = row;
    const own = `| ${dims} | ${observations} | ${fit} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${cpuMedian.toFixed(1)} |`;
    const times = row.peer && [row.peer.median, row.peer.p95, row.peer.cpuMedian];
    const ratios = row.peer && [row.peer.median / median, row.peer.cpuMedian / cpuMedian];
    const beside = times && ratios && ` ${[...times, ...ratios].map((value) => value.toFixed(1)).join(' | ')} |`;
    console.log(own + (beside ?? ''));
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = {
    dims: text,
    observations: text,
    repeats: text,
    seed: text,
    peer: text,
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
  const all = numbers(values.observations ?? '20,50,100,200', 'observations');
  const searched = all.filter((n) => n <= SEARCHED_MOST);
  const large = all.filter((n) => n > SEARCHED_MOST);
  const peer = values.peer === undefined ? null : await startPeer(values.peer);
  const rows: AskLatency[] = [];
  for (const dims of numbers(values.dims ?? '6,20', 'dims')) {
    if (searched.length > 0)
      rows.push(...(await measureAskLatency({ dims, observations: searched, repeats, seed, peer })));
    rows.push(...measureLarge({ dims, observations: large, repeats, seed, peer: null }));
  }
  print(rows, peer);
  peer?.close();
  if (values.out !== undefined) {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length };
    const document = { unit: 'ms', repeats, seed, machine, peer: peer?.name ?? null, rows };
    writeFileSync(values.out, `${JSON.stringify(document, null, 2)}\n`);
  }
}

await main(process.argv.slice(2));
