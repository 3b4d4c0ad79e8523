import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { MODEL_FILES } from './save-model.ts';

/** Reads a saved model from its folder. Works on every backend; the `file://` of tfjs-node needs the native package. */
export async function loadModel(folder: string): Promise<LayersModel> {
  const [topologyFile, weightsFile] = MODEL_FILES;
  const [topology, weights] = await Promise.all([
    readFile(join(folder, topologyFile), 'utf8'),
    readFile(join(folder, weightsFile)),
  ]);
  const description = JSON.parse(topology) as io.ModelJSON;
  const artifacts: io.ModelArtifacts = {
    ...(description as Omit<io.ModelJSON, 'weightsManifest'>),
    weightSpecs: description.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  };
  return loadLayersModel(io.fromMemory(artifacts));
}
