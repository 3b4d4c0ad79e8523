import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { ListedProblem } from './benchmark-problem.ts';
import { functionProblem, readFunctionSpecs } from './function-problem.ts';
import { ProblemDataError } from './problem-data-error.ts';
import { readSurrogateInstances } from './surrogate-files.ts';
import { loadSurrogateProblem, surrogateName } from './surrogate-problem.ts';
import { loadTableProblem } from './table-problem.ts';

/** Every problem below a data folder: `tables/*.json`, the instances of `yahpo/instances.json`, and `functions.json`. */
export function listProblems(data: string): ListedProblem[] {
  const problems = [
    ...listTables(`${data}/tables`),
    ...listSurrogates(`${data}/yahpo`),
    ...listFunctions(`${data}/functions.json`),
  ];
  if (problems.length === 0)
    throw new ProblemDataError(`${data} holds no problems: neither tables/, yahpo/instances.json nor functions.json`);
  return problems;
}

function listTables(folder: string): ListedProblem[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => basename(file, '.json'))
    .map((name) => ({ name, kind: 'table', load: () => Promise.resolve(loadTableProblem(folder, name)) }));
}

function listSurrogates(folder: string): ListedProblem[] {
  const instances = `${folder}/instances.json`;
  if (!existsSync(instances)) return [];
  return readSurrogateInstances(instances).map((item) => ({
    name: surrogateName(item),
    kind: 'surrogate',
    load: () => loadSurrogateProblem(folder, item),
  }));
}

function listFunctions(path: string): ListedProblem[] {
  if (!existsSync(path)) return [];
  return readFunctionSpecs(path).map((spec) => ({
    name: spec.name,
    kind: 'function',
    load: () => Promise.resolve(functionProblem(spec)),
  }));
}
