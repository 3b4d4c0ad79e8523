import type { StudySpec } from '#study';

type Parameter = StudySpec['parameters'][number];

/** What the search over digits maximises: the share of right answers on the validation images. */
export const DIGITS_OBJECTIVE = 'accuracy';

/** Passes over the training images in one trial: enough for the schedule to tell good configurations apart. */
export const DIGITS_EPOCHS = 20;

/** For the final training of the best configuration: it is done once, and on a third more images. */
export const DIGITS_RETRAIN_EPOCHS = 40;

/**
 * The search space of the digits: the architecture and the way of training together, since each decides what is best
 * in the other. Upper ends bound the time of a trial (a few seconds on one core), not only what is sensible.
 */
export const digitsParameters: readonly Parameter[] = [
  { name: 'family', type: 'categorical', values: ['conv', 'dense'] },
  { name: 'blocks', type: 'int', min: 1, max: 3 },
  { name: 'filters1', type: 'int', min: 8, max: 24, step: 8, when: { family: ['conv'] } },
  { name: 'filters2', type: 'int', min: 16, max: 48, step: 8, when: { family: ['conv'], blocks: [2, 3] } },
  { name: 'filters3', type: 'int', min: 16, max: 64, step: 16, when: { family: ['conv'], blocks: [3] } },
  { name: 'kernelSize', type: 'ordinal', values: [3, 5], when: { family: ['conv'] } },
  { name: 'pooling', type: 'categorical', values: ['max', 'average'], when: { family: ['conv'] } },
  { name: 'headUnits', type: 'ordinal', values: [0, 32, 64, 128], when: { family: ['conv'] } },
  { name: 'units', type: 'int', min: 32, max: 256, step: 32, when: { family: ['dense'] } },
  { name: 'activation', type: 'categorical', values: ['relu', 'elu', 'tanh', 'swish'] },
  { name: 'batchNorm', type: 'boolean' },
  { name: 'dropout', type: 'float', min: 0, max: 0.5 },
  { name: 'augmentation', type: 'float', min: 0, max: 1 },
  { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam', 'rmsprop'] },
  { name: 'momentum', type: 'float', min: 0.5, max: 0.98, when: { optimizer: ['sgd'] } },
  { name: 'learningRate', type: 'float', min: 3e-4, max: 0.1, scale: 'log' },
  { name: 'batchSize', type: 'ordinal', values: [32, 64, 128] },
  { name: 'weightDecay', type: 'float', min: 1e-6, max: 0.01, scale: 'log' },
];
