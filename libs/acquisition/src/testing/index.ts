export { countScores } from './count-scores.ts';
export { latticeDomain, type LatticeDomain, type LatticeOptions } from './lattice-domain.ts';
export { peakAcquisition } from './peak-acquisition.ts';
