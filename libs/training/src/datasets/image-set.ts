export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Labelled images in memory, one after the other, rows first, channels last, in the data set's own pixel units. */
export interface ImageSet {
  readonly shape: ImageShape;
  readonly classes: number;
  /** Largest value that a pixel can have. */
  readonly maxPixel: number;
  readonly count: number;
  /** count x height x width x channels */
  readonly pixels: Uint8Array;
  /** count, 0 to classes - 1 */
  readonly labels: Uint8Array;
}
