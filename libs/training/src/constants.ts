/** A fifth of the 1,797 digits: with 360 images one error is 0.28 points of test accuracy. */
export const DIGITS_TEST_FRACTION = 0.2;

/** Share of the non-test images that trials are compared on; smaller makes good configurations look alike. */
export const VALIDATION_FRACTION = 0.25;

/** Images of MNIST that a search uses for training and validation: all 60,000 would take minutes an epoch in WASM. */
export const MNIST_TRAINING_IMAGES = 6_000;

/** Ranges of the random distortion at strength 1. Turned further, a 6 becomes a 9 and a 1 a 7. */
export const MAX_ROTATION = (20 * Math.PI) / 180;
export const MAX_ZOOM = 0.15;
export const MAX_SHEAR = 0.2;
/** Of the image's side: one pixel of eight. */
export const MAX_SHIFT = 0.125;

/** A process with TensorFlow.js, the WASM backend and a data set loaded, before any model (measured: about 150 MB). */
export const BASE_MEMORY_BYTES = 160 * 2 ** 20;

/**
 * Weight, gradient, moments, the copy of the best epoch, and the scratch copies of a step, which an optimiser makes for
 * every matrix anew. Measured by the peak of resident memory with 17 and 34 million weights: 19 with Adam, 8 with SGD.
 */
export const PARAMETER_COPIES = 20;

/**
 * Value kept for the backward pass, its gradient, and the scratch copies of normalisation and convolution. Measured with
 * batches of 128 to 512: 4 to 7.5.
 */
export const ACTIVATION_COPIES = 8;

/** Moving averages of batch normalisation follow within an epoch of 18 steps; the usual 0.99 would lag five epochs. */
export const BATCH_NORM_MOMENTUM = 0.9;

/** Share of all steps during which the learning rate rises from 0, so that large rates do not start with a jump. */
export const WARMUP_SHARE = 0.05;

/** Images per forward pass when only measuring: large enough to be fast, small enough to need no thought. */
export const EVALUATION_BATCH = 256;
