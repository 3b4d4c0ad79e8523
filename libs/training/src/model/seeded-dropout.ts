import { layers } from '@tensorflow/tfjs-layers';
import { mul, serialization, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rng } from '#numerics';

/**
 * Dropout whose masks come from an Rng, so that the same seed trains the same network. The stock layer is either
 * unseeded or, with a seed, drops the same units at every step.
 * It saves as a stock Dropout layer: at prediction both do nothing, and a saved model must load without this code.
 */
export class SeededDropout extends layers.Layer {
  static readonly className = 'SeededDropout';
  private readonly rate: number;
  private readonly rng: Rng;

  constructor(rate: number, rng: Rng) {
    super({});
    this.rate = rate;
    this.rng = rng;
  }

  override getClassName(): string {
    return 'Dropout';
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: Tensor | Tensor[], options: { training?: boolean }): Tensor {
    return tidy(() => {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      if (input === undefined) throw new TypeError('Dropout needs one input.');
      return options.training === true ? mul(input, this.mask(input.shape)) : input;
    });
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }

  /** 0 with probability `rate`, else 1 / (1 - rate), which keeps the expected sum ("inverted" dropout). */
  private mask(shape: number[]): Tensor {
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const threshold = this.rate * 2 ** 32;
    const kept = 1 / (1 - this.rate);
    for (let i = 0; i < values.length; i++) values[i] = this.rng.bits() < threshold ? 0 : kept;
    return tensor(values, shape);
  }
}
