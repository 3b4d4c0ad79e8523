import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Parameter } from '#search-space';
import { ProblemDataError } from './problem-data-error.ts';
import { readJson } from './read-json.ts';

const metaSchema = z.object({
  instanceParameter: z.string(),
  fidelityParameters: z.array(z.string()),
  inputs: z.object({
    x_cat: z.object({ columns: z.array(z.string()) }),
    x_cont: z.object({ columns: z.array(z.string()) }),
  }),
  output: z.object({ columns: z.array(z.string()), minimize: z.array(z.boolean()) }),
});
export type SurrogateMeta = z.infer<typeof metaSchema>;

const hyperparameterSchema = z.discriminatedUnion('type', [
  z.object({ name: z.string(), type: z.literal('categorical'), choices: z.array(z.string()) }),
  z.object({
    name: z.string(),
    type: z.enum(['uniform_int', 'uniform_float']),
    log: z.boolean(),
    lower: z.number(),
    upper: z.number(),
  }),
]);

const conditionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('IN'), child: z.string(), parent: z.string(), values: z.array(z.string()) }),
  z.object({ type: z.literal('EQ'), child: z.string(), parent: z.string(), value: z.string() }),
]);

const configSpaceSchema = z.object({
  hyperparameters: z.array(hyperparameterSchema),
  conditions: z.array(conditionSchema),
});

const codesSchema = z.record(z.string(), z.record(z.string(), z.int()));
export type SurrogateCodes = z.infer<typeof codesSchema>;

const instancesSchema = z.array(z.object({ scenario: z.string(), instance: z.string(), target: z.string() }));
export type SurrogateInstance = z.infer<typeof instancesSchema>[number];

export function readSurrogateInstances(path: string): SurrogateInstance[] {
  return readJson(path, instancesSchema);
}

export function readSurrogateMeta(folder: string): SurrogateMeta {
  return readJson(`${folder}/meta.json`, metaSchema);
}

/** Category -> integer, by column. `#na#` is the code of an inactive one. */
export function readSurrogateCodes(folder: string): SurrogateCodes {
  return readJson(`${folder}/encoding.json`, codesSchema);
}

/** The space without the parameters that are `fixed`; unconditional parameters come first. */
export function readSurrogateParameters(folder: string, fixed: readonly string[]): Parameter[] {
  const space = readJson(`${folder}/config_space.json`, configSpaceSchema);
  const conditions = new Map(
    space.conditions.map((c) => [c.child, { when: { [c.parent]: c.type === 'IN' ? c.values : [c.value] } }]),
  );
  const parameters = space.hyperparameters
    .filter(({ name }) => !fixed.includes(name))
    .map((h): Parameter => {
      const condition = conditions.get(h.name) ?? {};
      if (h.type === 'categorical') return { name: h.name, type: 'categorical', values: h.choices, ...condition };
      const type = h.type === 'uniform_int' ? 'int' : 'float';
      return { name: h.name, type, min: h.lower, max: h.upper, scale: h.log ? 'log' : 'linear', ...condition };
    });
  return [...parameters.filter(({ when }) => !when), ...parameters.filter(({ when }) => when)];
}

/** The extreme value of a target that the surrogate's authors recorded for an instance. */
export function readRecordedExtreme(path: string, item: SurrogateInstance, statistic: 'min' | 'max'): number {
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [metric, which, value, scenario, instance] = line.trim().split(',');
    if (metric === item.target && which === statistic && scenario === item.scenario && instance === item.instance)
      return Number(value);
  }
  throw new ProblemDataError(`${path} has no ${statistic} of ${item.target} for ${item.scenario} ${item.instance}`);
}
