/** Everything that decides how one image network is built and trained. A trial's assignments set some of it. */
export interface ImageHyperparameters {
  readonly family: 'conv' | 'dense';
  /** Convolution blocks, or hidden layers of the dense family. */
  readonly blocks: number;
  /** Filters of each convolution block. */
  readonly filters1: number;
  readonly filters2: number;
  readonly filters3: number;
  readonly kernelSize: number;
  readonly pooling: 'max' | 'average';
  /** Units of the dense layer between convolutions and output; 0 = none. */
  readonly headUnits: number;
  /** Units of every hidden layer of the dense family. */
  readonly units: number;
  readonly activation: 'relu' | 'elu' | 'tanh' | 'swish';
  readonly batchNorm: boolean;
  readonly dropout: number;
  readonly optimizer: 'sgd' | 'adam' | 'rmsprop';
  readonly momentum: number;
  readonly learningRate: number;
  readonly batchSize: number;
  /** Decoupled: a share learningRate x weightDecay of every weight is taken off at each step. */
  readonly weightDecay: number;
  /** Strength of the random distortion of training images, 0 to 1. */
  readonly augmentation: number;
}
