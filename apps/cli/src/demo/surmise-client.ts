import { randomUUID } from 'node:crypto';

/** What the demo reads of a trial; the whole resource is in the HTTP contract. */
export interface TrialView {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly assignments: Readonly<Record<string, string | number | boolean>>;
  readonly suggestion: { readonly source: string } | null;
  readonly metrics: Readonly<Record<string, { readonly value: number }>>;
  readonly lastStep: number | null;
  readonly failure: { readonly code?: string | null; readonly message: string } | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export interface StudyView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly spec: {
    readonly budget: { readonly trials: number; readonly parallelTrials?: number | null };
    readonly evaluator: { readonly dataset?: string; readonly epochs: number; readonly seed?: number };
  };
}

/** An answer of the service that is not a success, in the service's own words. */
export class ServiceProblem extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.name = 'ServiceProblem';
    this.status = status;
  }
}

const PAGE_SIZE = 1000;

/** The few calls that the demo makes. */
export class SurmiseClient {
  readonly #base: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#base = `${url}/api/v1`;
    this.#key = key;
  }

  createStudy(document: object): Promise<StudyView> {
    return this.#call('POST', '/projects/default/studies', document);
  }

  study(id: string): Promise<StudyView> {
    return this.#call('GET', `/studies/${id}`);
  }

  async studies(): Promise<readonly StudyView[]> {
    const page = await this.#call<{ studies: readonly StudyView[] }>(
      'GET',
      `/projects/default/studies?pageSize=${PAGE_SIZE}`,
    );
    return page.studies;
  }

  async trials(studyId: string): Promise<readonly TrialView[]> {
    const page = await this.#call<{ trials: readonly TrialView[] }>(
      'GET',
      `/studies/${studyId}/trials?pageSize=${PAGE_SIZE}&orderBy=number`,
    );
    return page.trials;
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#key}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST') headers['idempotency-key'] = randomUUID();
    const response = await fetch(this.#base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ServiceProblem(response.status, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
