import type { Assignments } from '#search-space';
import type { BenchmarkProblem } from './benchmark-problem.ts';
import { ProblemDataError } from './problem-data-error.ts';
import {
  readRecordedExtreme,
  readSurrogateCodes,
  readSurrogateMeta,
  readSurrogateParameters,
} from './surrogate-files.ts';
import type { SurrogateInstance } from './surrogate-files.ts';
import { loadSurrogateRuntime } from './surrogate-runtime.ts';

/** Problems are comparable only at full fidelity: all epochs, the whole training set, all repetitions. */
const FULL_FIDELITY: Readonly<Record<string, number>> = { epoch: 52, trainsize: 1, repl: 10 };
const INACTIVE_CATEGORY = '#na#';
const INACTIVE_NUMBER = 0;

export function surrogateName({ scenario, instance, target }: SurrogateInstance): string {
  return `${scenario}-${instance}-${target}`;
}

/** A surrogate at any fidelity. */
export interface Surrogate extends Omit<BenchmarkProblem, 'truth' | 'evaluate'> {
  readonly predict: (assignments: Assignments, fidelity: Readonly<Record<string, number>>) => Promise<number>;
}

/** One instance of a YAHPO Gym surrogate, a small neural network fitted to recorded trainings, at full fidelity. Noiseless. */
export async function loadSurrogateProblem(yahpo: string, item: SurrogateInstance): Promise<BenchmarkProblem> {
  const { predict, ...problem } = await loadSurrogate(yahpo, item);
  const truth = (assignments: Assignments): Promise<number> => predict(assignments, FULL_FIDELITY);
  return { ...problem, truth, evaluate: truth };
}

export async function loadSurrogate(yahpo: string, item: SurrogateInstance): Promise<Surrogate> {
  const name = surrogateName(item);
  const folder = `${yahpo}/${item.scenario}`;
  const meta = readSurrogateMeta(folder);
  const codes = readSurrogateCodes(folder);
  const target = meta.output.columns.indexOf(item.target);
  if (target < 0) throw new ProblemDataError(`${folder}/meta.json knows no output ${item.target}`);
  const minimize = meta.output.minimize[target] === true;
  const sign = minimize ? 1 : -1;
  const fixed: Assignments = { [meta.instanceParameter]: item.instance };
  const runtime = loadSurrogateRuntime();
  const session = await runtime.InferenceSession.create(`${folder}/model.onnx`, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });

  function code(column: string, full: Assignments): number {
    const category = column in full ? String(full[column]) : INACTIVE_CATEGORY;
    const known = codes[column]?.[category];
    if (known === undefined) throw new ProblemDataError(`${name} has no code for ${column} = ${category}`);
    return known;
  }

  async function predict(assignments: Assignments, fidelity: Readonly<Record<string, number>>): Promise<number> {
    const full = { ...assignments, ...fixed, ...fidelity };
    const { x_cat: categories, x_cont: numbers } = meta.inputs;
    const cat = Int32Array.from(categories.columns, (column) => code(column, full));
    const cont = Float32Array.from(numbers.columns, (column) => Number(full[column] ?? INACTIVE_NUMBER));
    const answer = await session.run({
      x_cat: new runtime.Tensor('int32', cat, [1, cat.length]),
      x_cont: new runtime.Tensor('float32', cont, [1, cont.length]),
    });
    const value = answer[session.outputNames[0]!]?.data[target];
    if (value === undefined) throw new ProblemDataError(`${folder}/model.onnx gave no output ${item.target}`);
    return sign * value;
  }

  return {
    name,
    parameters: readSurrogateParameters(folder, [...Object.keys(fixed), ...meta.fidelityParameters]),
    best: sign * readRecordedExtreme(`${yahpo}/instance_target_statistics.csv`, item, minimize ? 'min' : 'max'),
    noisy: false,
    predict,
  };
}
