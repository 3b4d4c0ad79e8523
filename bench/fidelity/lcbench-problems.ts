import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRng } from '#numerics';
import { compileSpace, sampleMany } from '#search-space';
import { scalesSchema, type Scales } from '../optimiser/compare/scales.ts';
import { readSurrogateInstances } from '../optimiser/problems/surrogate-files.ts';
import { loadSurrogate, surrogateName, type Surrogate } from '../optimiser/problems/surrogate-problem.ts';
import type { CurveProblem } from './curve-problem.ts';

const EPOCHS = 52;
const RANDOM_RUNS = 1000;
const SCALES = fileURLToPath(new URL('../peers/scales.json', import.meta.url));

/** LCBench's trainings of funnel-shaped networks, epoch by epoch, as YAHPO Gym's surrogate has them: the instances listed in the folder. */
export function loadLcbenchProblems(data: string): Promise<readonly CurveProblem[]> {
  const folder = `${data}/yahpo`;
  const scales = scalesSchema.parse(JSON.parse(readFileSync(SCALES, 'utf8')));
  const items = readSurrogateInstances(`${folder}/instances.json`).filter(({ scenario }) => scenario === 'lcbench');
  return Promise.all(
    items.map(async (item): Promise<CurveProblem> => {
      const surrogate = await loadSurrogate(folder, item);
      const name = surrogateName(item);
      const { offset, scale } = scales[name] ?? (await sampledScale(surrogate));
      return {
        name,
        parameters: surrogate.parameters,
        steps: EPOCHS,
        async curve(assignments) {
          const values: number[] = [];
          for (let epoch = 1; epoch <= EPOCHS; epoch++) values.push(await surrogate.predict(assignments, { epoch }));
          return values;
        },
        normalise: (value) => (value - surrogate.best + offset) / scale,
      };
    }),
  );
}

/** Of an instance that the peers were not run on: from as many random configurations, and the recorded best for the best known. */
async function sampledScale(surrogate: Surrogate): Promise<Scales[string]> {
  const sample = sampleMany(compileSpace({ parameters: [...surrogate.parameters] }), createRng('scale'), RANDOM_RUNS);
  let sum = 0;
  for (const assignments of sample) sum += await surrogate.predict(assignments, { epoch: EPOCHS });
  return { offset: 0, scale: sum / sample.length - surrogate.best };
}
