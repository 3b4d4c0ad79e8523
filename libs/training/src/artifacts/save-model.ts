import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Files that make up a saved model, in the format that `tf.loadLayersModel` reads in every environment. */
export const MODEL_FILES = ['model.json', 'weights.bin'] as const;

/** What a model says about itself, stored in its model.json. */
export type ModelMetadata = Readonly<Record<string, string | number | boolean | readonly string[] | object>>;

/** Writes model.json and weights.bin into `folder`, which is made if need be. Returns the path of model.json. */
export async function saveModel(model: LayersModel, folder: string, metadata: ModelMetadata): Promise<string> {
  const [topologyFile, weightsFile] = MODEL_FILES;
  await mkdir(folder, { recursive: true });
  model.setUserDefinedMetadata(metadata);
  await model.save(
    io.withSaveHandler(async (artifacts) => {
      const { modelTopology, weightSpecs, weightData, userDefinedMetadata, format, generatedBy } = artifacts;
      if (weightSpecs === undefined || weightData === undefined) throw new TypeError('The model has no weights.');
      const bytes = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
      const description = {
        modelTopology,
        weightsManifest: [{ paths: [weightsFile], weights: weightSpecs }],
        format,
        generatedBy,
        userDefinedMetadata,
      };
      await writeFile(join(folder, weightsFile), bytes);
      await writeFile(join(folder, topologyFile), JSON.stringify(description));
      return {
        modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON', weightDataBytes: bytes.length },
      };
    }),
  );
  return join(folder, topologyFile);
}
