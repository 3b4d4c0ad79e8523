export { CountingIdentities } from './counting-identities.ts';
export { ManualClock } from './manual-clock.ts';
export { MemoryUnitOfWork } from './memory-unit-of-work.ts';
export { MemoryWakeups } from './memory-wakeups.ts';
export { sampleDocument } from './sample-documents.ts';
export { UniformSuggester } from './uniform-suggester.ts';
export { buildTrial } from './build-trial.ts';
export { storeContract } from './store-contract.ts';
export { openMemoryHarness, type StoreHarness } from './store-harness.ts';
