import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TrainingError } from '../training-error.ts';
import type { ImageSet } from './image-set.ts';
import { parseDigits } from './parse-digits.ts';

/** Reads the UCI digits that ship with the project. `root` is the folder of the repository. */
export async function readDigits(root: string): Promise<ImageSet> {
  const path = join(root, 'libs', 'training', 'data', 'digits.csv.gz');
  let compressed: Buffer;
  try {
    compressed = await readFile(path);
  } catch (error) {
    throw new TrainingError('dataset_unavailable', `The digits cannot be read: ${String(error)}`);
  }
  return parseDigits(gunzipSync(compressed).toString('utf8'));
}
