import { FEATURE_SHARE, LARGEST_SAMPLE, SMALLEST_LEAF, SMALLEST_SPLIT, TREES } from './constants.ts';

export interface ForestOptions {
  readonly trees: number;
  readonly featureShare: number;
  readonly smallestSplit: number;
  readonly smallestLeaf: number;
  readonly largestSample: number;
}

export const FOREST_DEFAULTS: ForestOptions = {
  trees: TREES,
  featureShare: FEATURE_SHARE,
  smallestSplit: SMALLEST_SPLIT,
  smallestLeaf: SMALLEST_LEAF,
  largestSample: LARGEST_SAMPLE,
};
