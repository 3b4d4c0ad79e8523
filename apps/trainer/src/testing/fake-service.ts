import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

type Json = Readonly<Record<string, unknown>>;

export interface FakeTrial {
  readonly id: string;
  readonly assignments: Readonly<Record<string, string | number | boolean>>;
  state: 'queued' | 'running' | 'stopping' | 'succeeded' | 'failed' | 'infeasible' | 'stopped';
  leaseToken: string | null;
  attempts: number;
  heartbeats: number;
  releases: number;
  failure: Json | null;
  result: Json | null;
  readonly steps: { step: number; metrics: Json }[];
}

const reportSchema = z.object({
  measurements: z.array(z.object({ step: z.number(), metrics: z.record(z.string(), z.unknown()), at: z.string() })),
});

/**
 * The few routes of the service that a trainer calls, in memory, with the same rules: one key, one study, leases by
 * token, re-queueing of what may be retried, idempotency keys. Faults can be switched on.
 */
export class FakeService {
  readonly key = 'smk_fake_secret';
  readonly trials: FakeTrial[] = [];
  /** Method and path of every request, in order. */
  readonly calls: string[] = [];
  maxAttempts = 2;
  /** The first answer to every POST on such a path gets lost after it was heard and done; a repetition with its key is answered. */
  losesFirstAnswersTo: RegExp | null = null;
  /** So many of the next requests are answered 503. */
  unavailableFor = 0;
  objectives = ['accuracy'];
  trackedMetrics: string[] = ['loss'];
  readonly #evaluator: Json;
  readonly #studyId = randomUUID();
  readonly #answers = new Map<string, { status: number; body: Json }>();
  readonly #server: Server;

  constructor(evaluator: Json) {
    this.#evaluator = { kind: 'trainer', ...evaluator };
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  add(assignments: FakeTrial['assignments']): FakeTrial {
    const trial: FakeTrial = {
      id: randomUUID(),
      assignments,
      state: 'queued',
      leaseToken: null,
      attempts: 0,
      heartbeats: 0,
      releases: 0,
      failure: null,
      result: null,
      steps: [],
    };
    this.trials.push(trial);
    return trial;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    this.calls.push(`${request.method ?? ''} ${path}`);
    if (this.unavailableFor > 0) {
      this.unavailableFor -= 1;
      send(response, 503, { code: 'unavailable', detail: 'The database is away.' });
      return;
    }
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? this.#answers.get(key) : undefined;
    const answer = known ?? (await this.#answer(request, path, text === '' ? {} : (JSON.parse(text) as Json)));
    if (typeof key === 'string') this.#answers.set(key, answer);
    if (known === undefined && request.method === 'POST' && this.losesFirstAnswersTo?.test(path) === true) {
      request.socket.destroy();
    } else {
      send(response, answer.status, answer.body);
    }
  }

  async #answer(request: IncomingMessage, path: string, body: Json): Promise<{ status: number; body: Json }> {
    if (request.headers.authorization !== `Bearer ${this.key}`) return problem(401, 'unauthenticated');
    if (request.method === 'GET')
      return path === `/api/v1/studies/${this.#studyId}` ? this.#study() : problem(404, 'not_found');
    if (path === '/api/v1/trials/claim') return this.#claim(body);
    const [, id, call] = /^\/api\/v1\/trials\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    const trial = this.trials.find((each) => each.id === id);
    if (trial === undefined) return problem(404, 'not_found');
    if (trial.leaseToken !== body.leaseToken) return problem(409, 'stale_lease');
    if (trial.state !== 'running' && trial.state !== 'stopping') return problem(409, 'trial_finished');
    return this.#tell(trial, call ?? '', body);
  }

  #study(): { status: number; body: Json } {
    const objectives = this.objectives.map((metric) => ({ metric, goal: 'maximize' }));
    const spec = { evaluator: this.#evaluator, objectives, trackedMetrics: this.trackedMetrics };
    return { status: 200, body: { id: this.#studyId, name: 'fake', spec } };
  }

  async #claim(body: Json): Promise<{ status: number; body: Json }> {
    if (body.evaluator !== 'trainer') return problem(400, 'invalid_request');
    const queued = this.trials.filter(({ state }) => state === 'queued').slice(0, Number(body.count));
    if (queued.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const trials = queued.map((trial) => {
      Object.assign(trial, { state: 'running', leaseToken: randomUUID(), attempts: trial.attempts + 1 });
      const { id, assignments, attempts, leaseToken } = trial;
      const number = this.trials.indexOf(trial) + 1;
      return { id, studyId: this.#studyId, number, assignments, attempt: { number: attempts, leaseToken } };
    });
    return { status: 200, body: { trials } };
  }

  #tell(trial: FakeTrial, call: string, body: Json): { status: number; body: Json } {
    const stop = trial.state === 'stopping' ? { reason: 'asked' } : null;
    switch (call) {
      case 'heartbeat':
        trial.heartbeats += 1;
        return { status: 200, body: { leaseUntil: new Date().toISOString(), stop } };
      case 'report':
        for (const { step, metrics } of reportSchema.parse(body).measurements) trial.steps.push({ step, metrics });
        return { status: 200, body: { stop } };
      case 'complete':
        trial.state = trial.state === 'stopping' ? 'stopped' : 'succeeded';
        trial.result = (body.metrics ?? null) as Json | null;
        return { status: 200, body: { state: trial.state } };
      case 'fail':
        trial.failure = body;
        trial.state =
          body.kind === 'infeasible'
            ? 'infeasible'
            : body.retry === true && trial.attempts < this.maxAttempts
              ? 'queued'
              : 'failed';
        return { status: 200, body: { state: trial.state } };
      case 'release':
        trial.releases += 1;
        trial.state = 'queued';
        return { status: 200, body: { state: trial.state } };
      default:
        return problem(404, 'not_found');
    }
  }
}

function problem(status: number, code: string): { status: number; body: Json } {
  return { status, body: { type: `/problems/${code}`, title: code, status, code, detail: code } };
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
