export { CountingIdentities } from './counting-identities.ts';
export { ManualClock } from './manual-clock.ts';
export { MemoryUnitOfWork } from './memory-unit-of-work.ts';
export { MemoryWakeups } from './memory-wakeups.ts';
export { sampleDocument } from './sample-documents.ts';
export { UniformSuggester } from './uniform-suggester.ts';
