export { finiteDifferences } from './finite-differences.ts';
export { randomTrainingSet } from './random-training-set.ts';
