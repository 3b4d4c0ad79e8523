import type { Wakeups, WakeupSubscription } from '#study';
import { Client } from 'pg';
import { CONNECT_TIMEOUT_MS } from './constants.ts';
import { TimedSubscription } from './timed-subscription.ts';
import { WORK_CHANNEL } from './work-channel.ts';

/** Pause between attempts to get the listening session back. */
const RECONNECT_MS = 500;

/**
 * Hears NOTIFY on a session of its own. When that session is lost, everybody waiting is woken, since a wake-up may have been missed meanwhile, and
 * the session is opened again until it works.
 */
export class PostgresWakeups implements Wakeups {
  readonly #url: string;
  readonly #onError: (error: unknown) => void;
  /** A server that takes a connection and then stays silent must not end the attempts. */
  readonly #connectTimeoutMs: number;
  readonly #subscriptions = new Set<TimedSubscription>();
  #client: Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: string, onError: (error: unknown) => void, connectTimeoutMs = CONNECT_TIMEOUT_MS) {
    this.#url = url;
    this.#connectTimeoutMs = connectTimeoutMs;
    this.#onError = onError;
  }

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'surmise-wakeups',
      keepAlive: true,
      connectionTimeoutMillis: this.#connectTimeoutMs,
    });
    client.on('error', (error) => {
      this.#lost(client, error);
    });
    client.on('end', () => {
      this.#lost(client, null);
    });
    client.on('notification', (message) => {
      this.#wake(message.payload ?? null);
    });
    this.#client = client;
    await client.connect();
    await client.query(`listen ${WORK_CHANNEL}`);
    this.#wake(null);
  }

  subscribe({ studyId, seconds, cancellation }: Parameters<Wakeups['subscribe']>[0]): WakeupSubscription {
    const subscription: TimedSubscription = new TimedSubscription(studyId, seconds, cancellation, () => {
      this.#subscriptions.delete(subscription);
    });
    if (this.#closed) subscription.close();
    else this.#subscriptions.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    for (const subscription of [...this.#subscriptions]) subscription.close();
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(this.#onError);
  }

  /** `studyId: null` wakes everybody. */
  #wake(studyId: string | null): void {
    for (const subscription of this.#subscriptions) {
      if (studyId === null || subscription.hears(studyId)) subscription.wake();
    }
  }

  #lost(client: Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    if (error !== null) this.#onError(error);
    // Lost already, and told: that it cannot be closed either says nothing new.
    client.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.open().catch((failure: unknown) => {
        this.#lost(this.#client ?? client, failure);
      });
    }, RECONNECT_MS);
    this.#retry.unref();
  }
}
