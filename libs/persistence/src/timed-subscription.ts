import type { Cancellation, WakeupSubscription } from '#study';

type Answer = 'woken' | 'over';

/** One waiter: woken, out of time, or cancelled. */
export class TimedSubscription implements WakeupSubscription {
  readonly #studyId: string | null;
  readonly #cancellation: Cancellation | undefined;
  readonly #onClose: () => void;
  readonly #timer: NodeJS.Timeout | null;
  readonly #end: () => void;
  #pending = false;
  #over: boolean;
  #listener: ((answer: Answer) => void) | null = null;

  constructor(studyId: string | null, seconds: number, cancellation: Cancellation | undefined, onClose: () => void) {
    this.#studyId = studyId;
    this.#cancellation = cancellation;
    this.#onClose = onClose;
    this.#over = seconds <= 0 || cancellation?.aborted === true;
    this.#end = () => {
      this.#over = true;
      this.#answer('over');
    };
    this.#timer = this.#over ? null : setTimeout(this.#end, seconds * 1_000);
    cancellation?.addEventListener('abort', this.#end);
  }

  hears(studyId: string): boolean {
    return this.#studyId === null || this.#studyId === studyId;
  }

  next(): Promise<Answer> {
    if (this.#over) return Promise.resolve('over');
    if (this.#pending) {
      this.#pending = false;
      return Promise.resolve('woken');
    }
    return new Promise((resolve) => {
      this.#listener = resolve;
    });
  }

  wake(): void {
    if (this.#listener === null) this.#pending = true;
    else this.#answer('woken');
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#cancellation?.removeEventListener('abort', this.#end);
    this.#end();
    this.#onClose();
  }

  #answer(answer: Answer): void {
    const listener = this.#listener;
    this.#listener = null;
    listener?.(answer);
  }
}
