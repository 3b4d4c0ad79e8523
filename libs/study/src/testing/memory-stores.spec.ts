import { storeContract } from './store-contract.ts';
import { openMemoryHarness } from './store-harness.ts';

storeContract('in memory', openMemoryHarness);
