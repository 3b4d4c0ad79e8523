import { createRng, type Rng } from '#numerics';
import { compileSpace, sampleUniform, type Assignments, type Parameter } from '#search-space';

/** A made problem over a deeply conditional space: to minimise, 0 the best and 1 the mean of random configurations. */
export interface DeepProblem {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  regretOf(assignments: Assignments): number;
}

const FAMILIES = ['a', 'b', 'c'];
const VARIANTS = ['p', 'q'];
/** Random configurations that a problem is scaled with. */
const SCALED_BY = 2_000;

/** A pipeline: a family of models, in each a variant, in each variant numbers of its own; three numbers for all. 27 parameters, two levels deep. */
function pipeline(): readonly Parameter[] {
  const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
  const inner = FAMILIES.flatMap((family) => [
    { name: `${family}Variant`, type: 'categorical' as const, values: VARIANTS, when: { family: [family] } },
    { ...unit(`${family}Rate`), when: { family: [family] } },
    ...VARIANTS.flatMap((variant) =>
      ['Width', 'Depth', 'Drop'].map((name) => ({
        ...unit(`${family}${variant}${name}`),
        when: { [`${family}Variant`]: [variant] },
      })),
    ),
  ]);
  return [{ name: 'family', type: 'categorical', values: FAMILIES }, ...['x', 'y'].map(unit), ...inner];
}

/** Valleys: of each active number the squared distance from a place of its own, and a price for each family and variant. */
function smooth(rng: Rng): (assignments: Assignments) => number {
  const place = (name: string): number => rng.fork(name).next();
  return (assignments) =>
    Object.entries(assignments).reduce(
      (sum, [name, value]) =>
        sum + (typeof value === 'number' ? (value - place(name)) ** 2 / 2 : place(`${name}=${String(value)}`) / 2),
      0,
    );
}

/** Steps: each active number adds its price once it is past a threshold of its own, and pairs of them another. */
function stepped(rng: Rng): (assignments: Assignments) => number {
  const place = (name: string): number => rng.fork(name).next();
  return (assignments) => {
    const steps = Object.entries(assignments).map(([name, value]) =>
      typeof value === 'number' ? `${name}${value > 0.15 + 0.7 * place(name) ? '+' : '-'}` : `${name}=${String(value)}`,
    );
    const pairs = steps.slice(1).map((step, i) => `${steps[i] ?? ''}${step}`);
    return [...steps, ...pairs].reduce((sum, step) => sum + place(step), 0);
  };
}

export function deepProblems(instances: number): readonly DeepProblem[] {
  const parameters = pipeline();
  const space = compileSpace({ parameters: [...parameters], parameterConstraints: [], derived: [] });
  const kinds = { smooth, stepped };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: instances }, (_, instance): DeepProblem => {
      const name = `${kind}-${instance}`;
      const rng = createRng('deep problems').fork(name);
      const value = make(rng);
      const draws = rng.fork('scale');
      const sample = Array.from({ length: SCALED_BY }, () => value(sampleUniform(space, draws)));
      const best = Math.min(...sample);
      const mean = sample.reduce((sum, each) => sum + each / SCALED_BY, 0);
      return { name, parameters, regretOf: (assignments) => (value(assignments) - best) / (mean - best) };
    }),
  );
}
