import { describe } from '@jest/globals';
import { curveStoreContract } from './curve-store-contract.ts';
import { recordStoreContract } from './record-store-contract.ts';
import type { StoreHarness } from './store-harness.ts';
import { studyStoreContract } from './study-store-contract.ts';
import { trialStoreContract } from './trial-store-contract.ts';

/** What every implementation of the stores must do, in memory and in a database. */
export function storeContract(name: string, open: () => Promise<StoreHarness>): void {
  describe(`stores: ${name}`, () => {
    studyStoreContract(open);
    trialStoreContract(open);
    recordStoreContract(open);
    curveStoreContract(open);
  });
}
