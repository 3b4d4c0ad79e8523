export { type Acquisition } from './acquisition.ts';
export { EXHAUSTIVE_LEVELS, LARGEST_BATCH, LARGEST_CLIMB } from './constants.ts';
export { type Domain } from './domain.ts';
export { type ColumnPrior, type ExpertPrior } from './expert-prior.ts';
export { logPrior } from './log-prior.ts';
export { type Scored } from './climb-discrete.ts';
export { createLogExpectedImprovement } from './log-expected-improvement.ts';
export { maximiseAcquisition } from './maximise-acquisition.ts';
export { weighByPrior } from './weigh-by-prior.ts';
