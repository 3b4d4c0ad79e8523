import type { Wakeups, WakeupSubscription } from '../ports/wakeups.ts';

type Answer = 'woken' | 'over';

class MemorySubscription implements WakeupSubscription {
  #pending = false;
  #over: boolean;
  #listener: ((answer: Answer) => void) | null = null;
  readonly #onClose: () => void;

  constructor(over: boolean, onClose: () => void) {
    this.#over = over;
    this.#onClose = onClose;
  }

  next(): Promise<Answer> {
    if (this.#pending) {
      this.#pending = false;
      return Promise.resolve('woken');
    }
    if (this.#over) return Promise.resolve('over');
    return new Promise((resolve) => {
      this.#listener = resolve;
    });
  }

  wake(): void {
    if (this.#listener === null) this.#pending = true;
    else this.#answer('woken');
  }

  end(): void {
    this.#over = true;
    if (this.#listener !== null) this.#answer('over');
  }

  close(): void {
    this.end();
    this.#onClose();
  }

  #answer(answer: Answer): void {
    this.#listener?.(answer);
    this.#listener = null;
  }
}

/** Wake-ups within one process. No timer: a wait of some seconds is over when the test calls `passTime`. */
export class MemoryWakeups implements Wakeups {
  readonly #subscriptions = new Map<MemorySubscription, string | null>();

  subscribe({ studyId, seconds, cancellation }: Parameters<Wakeups['subscribe']>[0]): WakeupSubscription {
    const over = seconds <= 0 || cancellation?.aborted === true;
    const subscription: MemorySubscription = new MemorySubscription(over, () =>
      this.#subscriptions.delete(subscription),
    );
    this.#subscriptions.set(subscription, studyId);
    cancellation?.addEventListener('abort', () => {
      subscription.end();
    });
    return subscription;
  }

  wake(studyId: string): void {
    for (const [subscription, wanted] of this.#subscriptions) {
      if (wanted === null || wanted === studyId) subscription.wake();
    }
  }

  passTime(): void {
    for (const subscription of this.#subscriptions.keys()) subscription.end();
  }
}
