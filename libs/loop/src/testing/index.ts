export { loopContract } from './loop-contract.ts';
export { type LoopHarness, openLoopHarness, openMemoryLoop, tester, withKey } from './loop-harness.ts';
