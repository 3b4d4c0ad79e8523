// Requests per second of the service: 8 clients ask for a trial of a random-strategy study and tell its result, as fast as they
// get answers. `npm run bench:load -- [--seconds 10] [--clients 8] [--url URL --key KEY] [--out FILE]`. Without --url a service of
// its own is started on a fresh data folder: one process, embedded PostgreSQL with every commit flushed to disk.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

interface Target {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

interface Measured {
  readonly requests: number;
  readonly seconds: number;
  readonly suggestMs: readonly number[];
  readonly completeMs: readonly number[];
}

const MAIN = resolve(import.meta.dirname, '../../dist/apps/api/src/main.js');
const WARM_UP_SECONDS = 2;

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    clients: { type: 'string', default: '8' },
    url: { type: 'string' },
    key: { type: 'string' },
    out: { type: 'string' },
  },
});

async function startTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'surmise-load-'));
  const child = spawn(
    process.execPath,
    [MAIN, '--data', folder, '--port', '0', '--no-trainer', '--log-level', 'warn'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      done();
    }),
  );
  const url = await new Promise<string>((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^ready (\S+)$/m.exec(output)?.[1];
      if (ready !== undefined) found(ready);
    });
    child.once('exit', () => {
      failed(new Error('the service ended before it was ready'));
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, key: readFileSync(join(folder, 'admin.key'), 'utf8').trim(), stop };
}

class Client {
  readonly #target: Target;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(target: Target) {
    this.#target = target;
  }

  post(path: string, body: unknown): Promise<unknown> {
    const payload = JSON.stringify(body);
    return new Promise((done, failed) => {
      const call = request(
        `${this.#target.url}/api/v1${path}`,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${this.#target.key}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => {
            if (answer.statusCode !== undefined && answer.statusCode < 300) done(JSON.parse(text));
            else failed(new Error(`${path} answered ${String(answer.statusCode)}: ${text}`));
          });
        },
      );
      call.once('error', failed);
      call.end(payload);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

async function drive(
  client: Client,
  study: string,
  worker: string,
  until: number,
  out: { suggestMs: number[]; completeMs: number[] },
): Promise<void> {
  while (performance.now() < until) {
    const asked = performance.now();
    const { trials } = (await client.post(`/studies/${study}/suggest`, { worker })) as {
      trials: { id: string; attempt: { leaseToken: string } }[];
    };
    const [trial] = trials;
    if (trial === undefined) throw new Error('a suggestion without a trial');
    const told = performance.now();
    await client.post(`/trials/${trial.id}/complete`, {
      leaseToken: trial.attempt.leaseToken,
      metrics: { score: Math.random() },
    });
    out.suggestMs.push(told - asked);
    out.completeMs.push(performance.now() - told);
  }
}

async function measure(target: Target, clients: number, seconds: number): Promise<Measured> {
  const pool = Array.from({ length: clients }, () => new Client(target));
  const [first] = pool;
  if (first === undefined) throw new Error('--clients must be at least 1');
  const parameters = Array.from({ length: 8 }, (_, index) => ({ name: `x${index}`, type: 'float', min: 0, max: 1 }));
  const { id } = (await first.post('/projects/default/studies', {
    name: `load-${Date.now()}`,
    spec: {
      parameters,
      objectives: [{ metric: 'score', goal: 'maximize' }],
      strategy: { name: 'random' },
      budget: { trials: 100_000 },
    },
  })) as { id: string };
  const run = async (duration: number) => {
    const out = { suggestMs: [] as number[], completeMs: [] as number[] };
    const started = performance.now();
    await Promise.all(
      pool.map((client, index) => drive(client, id, `client-${index}`, started + duration * 1_000, out)),
    );
    return { ...out, seconds: (performance.now() - started) / 1_000 };
  };
  await run(WARM_UP_SECONDS);
  const { suggestMs, completeMs, seconds: took } = await run(seconds);
  for (const client of pool) client.close();
  return { requests: suggestMs.length + completeMs.length, seconds: took, suggestMs, completeMs };
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

const { url, key } = options;
const target: Target =
  url !== undefined && key !== undefined ? { url, key, stop: () => Promise.resolve() } : await startTarget();
try {
  const { requests, seconds, suggestMs, completeMs } = await measure(
    target,
    Number(options.clients),
    Number(options.seconds),
  );
  const row = (name: string, times: readonly number[]) => ({
    call: name,
    count: times.length,
    'median ms': Number(quantile(times, 0.5).toFixed(2)),
    'p95 ms': Number(quantile(times, 0.95).toFixed(2)),
    'p99 ms': Number(quantile(times, 0.99).toFixed(2)),
  });
  const rows = [row('suggest', suggestMs), row('complete', completeMs)];
  console.table(rows);
  console.log(
    `${(requests / seconds).toFixed(0)} requests per second (${options.clients} clients, ${seconds.toFixed(1)} s)`,
  );
  if (options.out !== undefined) {
    writeFileSync(
      options.out,
      `${JSON.stringify({ clients: Number(options.clients), seconds, requestsPerSecond: requests / seconds, calls: rows }, null, 2)}\n`,
    );
  }
} finally {
  await target.stop();
}
