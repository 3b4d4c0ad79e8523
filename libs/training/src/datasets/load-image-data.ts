import { createRng } from '#numerics';
import { TRAINER_DATASETS } from '#study';
import { DIGITS_TEST_FRACTION, MNIST_TRAINING_IMAGES, VALIDATION_FRACTION } from '../constants.ts';
import { TrainingError } from '../training-error.ts';
import type { ImageData } from './image-data.ts';
import { readDigits } from './read-digits.ts';
import { readMnist } from './read-mnist.ts';
import { selectImages } from './select-images.ts';
import { stratifiedSplit } from './stratified-split.ts';

/**
 * Loads a data set and divides it. The division depends on the name alone: every trial of every study sees the same
 * training and validation images, so that results can be compared, and the test images stay unseen for good.
 */
export async function loadImageData(name: string, root: string): Promise<ImageData> {
  const rng = createRng(`split of ${name}`);
  switch (name) {
    case 'digits': {
      const all = await readDigits(root);
      const validationShare = (1 - DIGITS_TEST_FRACTION) * VALIDATION_FRACTION;
      const [test = [], validation = [], train = []] = stratifiedSplit(
        all.labels,
        [DIGITS_TEST_FRACTION, validationShare],
        rng,
      );
      return {
        name,
        train: selectImages(all, train),
        validation: selectImages(all, validation),
        test: selectImages(all, test),
      };
    }
    case 'mnist': {
      const { train: all, test } = await readMnist();
      const used = MNIST_TRAINING_IMAGES / all.count;
      const [validation = [], train = []] = stratifiedSplit(
        all.labels,
        [used * VALIDATION_FRACTION, used * (1 - VALIDATION_FRACTION)],
        rng,
      );
      return { name, train: selectImages(all, train), validation: selectImages(all, validation), test };
    }
    default:
      throw new TrainingError(
        'unknown_dataset',
        `There is no data set "${name}".`,
        `Use one of ${TRAINER_DATASETS.join(', ')}.`,
      );
  }
}
