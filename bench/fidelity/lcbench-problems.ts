import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scaleOf, scalesSchema } from '../optimiser/compare/scales.ts';
import { readSurrogateInstances } from '../optimiser/problems/surrogate-files.ts';
import { loadSurrogate, surrogateName } from '../optimiser/problems/surrogate-problem.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import type { CurveProblem } from './curve-problem.ts';

const EPOCHS = 52;
const SCALES = fileURLToPath(new URL('../peers/scales.json', import.meta.url));

/** LCBench's trainings of funnel-shaped networks, epoch by epoch, as YAHPO Gym's surrogate has them. */
export function loadLcbenchProblems(): Promise<readonly CurveProblem[]> {
  const folder = `${OWN_DATA}/yahpo`;
  const scales = scalesSchema.parse(JSON.parse(readFileSync(SCALES, 'utf8')));
  const items = readSurrogateInstances(`${folder}/instances.json`).filter(({ scenario }) => scenario === 'lcbench');
  return Promise.all(
    items.map(async (item): Promise<CurveProblem> => {
      const surrogate = await loadSurrogate(folder, item);
      const { offset, scale } = scaleOf(scales, surrogateName(item));
      return {
        name: surrogateName(item),
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
