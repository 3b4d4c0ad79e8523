export { convergenceContract, type ConvergenceTargets } from './convergence-contract.ts';
export { deepFreeze } from './deep-freeze.ts';
export { snapshotArbitrary } from './snapshot-arbitrary.ts';
export { snapshotOf, trialOf, type SpecDraft } from './snapshot-of.ts';
export { strategyContract, type ContractOptions } from './strategy-contract.ts';
