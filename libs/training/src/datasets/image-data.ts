import type { ImageSet } from './image-set.ts';

/**
 * A data set divided for a search. Training and validation are what trials see; test is for the one final figure and
 * is never shown to the search.
 */
export interface ImageData {
  readonly name: string;
  readonly train: ImageSet;
  readonly validation: ImageSet;
  readonly test: ImageSet;
}
