import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import { CountingIdentities } from './counting-identities.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryUnitOfWork } from './memory-unit-of-work.ts';
import { MemoryWakeups } from './memory-wakeups.ts';

/** What a contract suite needs of an implementation of the stores. */
export interface StoreHarness {
  readonly unitOfWork: UnitOfWork;
  readonly wakeups: Wakeups;
  /** Makes every lease and deadline that much older. */
  passTime(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export function openMemoryHarness(): Promise<StoreHarness> {
  const clock = new ManualClock();
  const wakeups = new MemoryWakeups();
  return Promise.resolve({
    unitOfWork: new MemoryUnitOfWork(clock, wakeups),
    wakeups,
    passTime: (seconds) => {
      clock.advance(seconds);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}

/** Ids of their own for each suite that shares a database. */
let suites = 0;
export function suiteIdentities(): CountingIdentities {
  suites += 1;
  return new CountingIdentities(suites * 2 ** 24);
}
