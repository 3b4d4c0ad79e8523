interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets the requests for one key through one batch at a time. The first goes at once; those that arrive while it runs go together in the next one.
 * `belongTogether` says whether a request may join a batch.
 */
export class AskCoalescer<Request, Answer> {
  readonly #waiting = new Map<string, Waiting<Request, Answer>[]>();

  run(
    key: string,
    request: Request,
    runBatch: (requests: readonly Request[]) => Promise<readonly Answer[]>,
    belongTogether: (batch: readonly Request[], next: Request) => boolean,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const entry = { request, resolve, reject };
      const queue = this.#waiting.get(key);
      if (queue !== undefined) {
        queue.push(entry);
        return;
      }
      const started = [entry];
      this.#waiting.set(key, started);
      void this.#drain(key, started, runBatch, belongTogether);
    });
  }

  async #drain(
    key: string,
    queue: Waiting<Request, Answer>[],
    runBatch: (requests: readonly Request[]) => Promise<readonly Answer[]>,
    belongTogether: (batch: readonly Request[], next: Request) => boolean,
  ): Promise<void> {
    while (queue.length > 0) {
      const batch = takeBatch(queue, belongTogether);
      try {
        const answers = await runBatch(batch.map((entry) => entry.request));
        batch.forEach((entry, index) => {
          const answer = answers[index];
          if (answer === undefined) entry.reject(new Error('a batch must answer every request'));
          else entry.resolve(answer);
        });
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
    this.#waiting.delete(key);
  }
}

function takeBatch<Request, Answer>(
  queue: Waiting<Request, Answer>[],
  belongTogether: (batch: readonly Request[], next: Request) => boolean,
): Waiting<Request, Answer>[] {
  const batch: Waiting<Request, Answer>[] = [];
  const left: Waiting<Request, Answer>[] = [];
  for (const entry of queue) {
    const joins =
      batch.length === 0 ||
      belongTogether(
        batch.map((each) => each.request),
        entry.request,
      );
    (joins ? batch : left).push(entry);
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
