export { assess, chanceWarning, type ModelWarning, type ModelWarningCode } from './assess.ts';
export { ONE_IN_TWENTY } from './constants.ts';
export { calibrate, type Calibration } from './calibrate.ts';
export { evidenceOf, type Evidence } from './evidence.ts';
export { sobolIndices, type SobolIndex, type UncertainFunction } from './sobol-indices.ts';
