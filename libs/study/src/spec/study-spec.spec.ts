import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Issue } from '../issue.ts';
import { issuesFromZod } from '../issues-from-zod.ts';
import { studyDocumentSchema } from './study-document.ts';

type Spec = Record<string, unknown>;

const ACCURACY = { metric: 'accuracy', goal: 'maximize', threshold: 0.9 };

const spec: Spec = {
  parameters: [
    { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
    { name: 'momentum', type: 'float', min: 0, max: 0.99, when: { optimizer: ['sgd'] } },
  ],
  objectives: [ACCURACY],
};

function issues(parts: Spec): readonly Issue[] {
  const result = studyDocumentSchema.safeParse({ name: 'digits', spec: { ...spec, ...parts } });
  return result.success ? [] : issuesFromZod(result.error.issues);
}

describe('studySpecSchema', () => {
  it('fills in the defaults', () => {
    const parsed = studyDocumentSchema.parse({ name: 'digits', spec });
    expect(parsed.spec).toMatchObject({
      strategy: { name: 'auto', options: {} },
      budget: { trials: 100, parallelTrials: null, maxFailedTrials: null, maxAttempts: 3, deadline: null },
      evaluator: { kind: 'external' },
      noise: { kind: 'auto', maxRepeats: 1 },
      trackedMetrics: [],
      earlyStopping: { rule: 'auto' },
      fidelity: null,
    });
    expect(parsed.spec.seed).toBeUndefined();
  });

  it('accepts the neutral form of what is not supported yet', () => {
    expect(
      issues({
        architecture: null,
        constraints: [],
        fidelity: null,
        earlyStopping: { rule: 'none' },
        budget: { cost: null },
      }),
    ).toEqual([]);
  });

  it('takes several objectives, and limits of metrics that are objectives or not', () => {
    const objectives = [ACCURACY, { metric: 'latencyMs', goal: 'minimize' }];
    const constraints = [
      { metric: 'latencyMs', max: 4 },
      { metric: 'memory', min: 1, max: 9 },
    ];
    expect(issues({ objectives, constraints })).toEqual([]);
  });

  it.each<[string, Spec, string]>([
    [
      'an option of a strategy that has none',
      { strategy: { options: { resolution: 3 } } },
      '/spec/strategy/options/resolution',
    ],
    [
      'a misspelt option of grid',
      { strategy: { name: 'grid', options: { resolutoin: 3 } } },
      '/spec/strategy/options/resolutoin',
    ],
    [
      'an option out of range',
      { strategy: { name: 'grid', options: { resolution: 0 } } },
      '/spec/strategy/options/resolution',
    ],
    [
      'a population of one',
      { strategy: { name: 'evolution', options: { populationSize: 1 } } },
      '/spec/strategy/options/populationSize',
    ],
    [
      'a tournament of more members than the population',
      { strategy: { name: 'evolution', options: { populationSize: 5, sampleSize: 50 } } },
      '/spec/strategy/options/sampleSize',
    ],
    [
      'an unknown data set',
      { evaluator: { kind: 'trainer', task: 'image-classification', dataset: 'letters', epochs: 1 } },
      '/spec/evaluator/dataset',
    ],
    [
      'constraints that leave nothing',
      { parameterConstraints: ['momentum > 1', 'optimizer == "sgd"'] },
      '/spec/parameterConstraints',
    ],
    [
      'defaults that break a constraint',
      {
        parameters: ['k', 'j'].map((name) => ({ name, type: 'int', min: 1, max: 9, default: 5 })),
        parameterConstraints: ['k + j <= 8'],
      },
      '/spec/parameterConstraints/0',
    ],
  ])('refuses %s', (_what, parts, pointer) => {
    expect(issues(parts)).toEqual([expect.objectContaining({ pointer })]);
  });

  it('takes an early-stopping rule and fills in its defaults', () => {
    const parsed = studyDocumentSchema.parse({ name: 'digits', spec: { ...spec, earlyStopping: { rule: 'asha' } } });
    expect(parsed.spec.earlyStopping).toMatchObject({ rule: 'asha', minResource: 1, eta: 4 });
    const onLoss = { rule: 'threshold', metric: 'loss', upper: 10 };
    expect(issues({ trackedMetrics: ['loss'], earlyStopping: onLoss })).toEqual([]);
  });

  it('takes other studies to learn from, up to sixteen, with a strategy that can', () => {
    expect(issues({ warmStart: ['digits-mlp', 'letters-cnn'] })).toEqual([]);
    const pointerOf = (parts: Spec) => issues(parts).map(({ pointer }) => pointer);
    expect(pointerOf({ warmStart: Array.from({ length: 17 }, (_, i) => `s${i}`) })).toEqual(['/spec/warmStart']);
    expect(pointerOf({ warmStart: [''] })).toEqual(['/spec/warmStart/0']);
    expect(issues({ warmStart: ['digits-mlp'], strategy: { name: 'tpe' } })).toEqual([
      expect.objectContaining({ pointer: '/spec/warmStart', detail: expect.stringContaining('tpe') }),
    ]);
    const constraints = [{ metric: 'ms', max: 4 }];
    expect(pointerOf({ warmStart: ['digits-mlp'], constraints })).toEqual(['/spec/warmStart']);
    expect(pointerOf({ warmStart: [], constraints })).toEqual([]);
  });

  it('refuses what experts believe with a strategy that would pass over it, at its place', () => {
    const prior = { mean: 0.5, standardDeviation: 0.1 };
    const parameters = [
      { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
      { name: 'rate', type: 'float', min: 0, max: 1, prior },
    ];
    for (const name of ['auto', 'bayesian', 'random-forest', 'quasi-random'])
      expect(issues({ parameters, strategy: { name } })).toEqual([]);
    for (const name of ['random', 'grid', 'tpe', 'evolution', 'local-search', 'cma-es']) {
      expect(issues({ parameters, strategy: { name } })).toEqual([
        {
          pointer: '/spec/parameters/1/prior',
          detail: expect.stringContaining(name) as unknown,
          hint: expect.stringContaining('auto, bayesian, random-forest') as unknown,
        },
      ]);
      expect(issues({ strategy: { name } })).toEqual([]);
    }
  });

  it('takes a fidelity in reported steps, where something can learn from it', () => {
    const fidelity = { kind: 'steps', max: 52 };
    expect(issues({ fidelity })).toEqual([]);
    expect(issues({ fidelity, strategy: { name: 'random' } })).toEqual([]);
    const pointerOf = (parts: Spec) => issues({ fidelity, ...parts }).map(({ pointer }) => pointer);
    expect(pointerOf({ strategy: { name: 'tpe' } })).toEqual(['/spec/fidelity']);
    expect(pointerOf({ constraints: [{ metric: 'ms', max: 4 }] })).toEqual(['/spec/fidelity']);
    expect(pointerOf({ objectives: [ACCURACY, { metric: 'ms', goal: 'minimize' }] })).toEqual(['/spec/fidelity']);
    expect(pointerOf({ warmStart: ['other'] })).toEqual(['/spec/fidelity']);
    expect(pointerOf({ fidelity: { ...fidelity, min: 53 } })).toEqual(['/spec/fidelity/min']);
    expect(pointerOf({ fidelity: { ...fidelity, max: 0 } })).toEqual(['/spec/fidelity/max']);
    expect(pointerOf({ fidelity: { ...fidelity, maximum: 3 } })).toEqual(['/spec/fidelity/maximum']);
    expect(issues({ fidelity: { kind: 'parameter', max: 9 } })).toEqual([
      expect.objectContaining({
        pointer: '/spec/fidelity/kind',
        detail: expect.stringContaining('a parameter as fidelity is not supported yet'),
      }),
    ]);
  });

  it('takes repeats within reason', () => {
    expect(issues({ noise: { maxRepeats: 3 } })).toEqual([]);
    for (const maxRepeats of [0, 1.5, 101])
      expect(issues({ noise: { maxRepeats } })).toMatchObject([{ pointer: '/spec/noise/maxRepeats' }]);
  });

  it('takes a tournament of the whole population, and one whose population is the default', () => {
    expect(issues({ strategy: { name: 'evolution', options: { populationSize: 5, sampleSize: 5 } } })).toEqual([]);
    expect(issues({ strategy: { name: 'evolution', options: { sampleSize: 50 } } })).toEqual([]);
  });

  it('takes the option of grid', () => {
    expect(issues({ strategy: { name: 'grid', options: { resolution: 3 } } })).toEqual([]);
  });

  it.each<[string, Spec, string]>([
    ['an architecture', { architecture: { op: 'dense' } }, '/spec/architecture'],
    ['a cost budget', { budget: { cost: { metric: 'gpuSeconds', limit: 1 } } }, '/spec/budget/cost'],
    ['a command evaluator', { evaluator: { kind: 'command', argv: ['python'] } }, '/spec/evaluator/kind'],
    ['a table evaluator', { evaluator: { kind: 'table', table: 'x' } }, '/spec/evaluator/kind'],
  ])('refuses %s with its pointer and a hint, instead of ignoring it', (_name, parts, pointer) => {
    const [issue, ...others] = issues(parts);
    expect(others).toEqual([]);
    expect(issue?.pointer).toBe(pointer);
    expect(issue?.detail).toMatch(/not supported yet/);
    expect(issue?.hint).toBeDefined();
  });

  it.each<[string, Spec, string]>([
    ['an unknown field', { objektives: [] }, '/spec/objektives'],
    ['a metric named twice', { trackedMetrics: ['loss', 'accuracy'] }, '/spec/trackedMetrics/1'],
    ['a metric name that is no name', { trackedMetrics: ['a b'] }, '/spec/trackedMetrics/0'],
    ['no objective', { objectives: [] }, '/spec/objectives'],
    [
      'five objectives',
      { objectives: ['a', 'b', 'c', 'd', 'e'].map((metric) => ({ metric, goal: 'minimize' })) },
      '/spec/objectives',
    ],
    ['an objective named twice', { objectives: [ACCURACY, ACCURACY] }, '/spec/objectives/1/metric'],
    ['a constraint without limits', { constraints: [{ metric: 'latencyMs' }] }, '/spec/constraints/0'],
    ['a constraint that nothing meets', { constraints: [{ metric: 'a', min: 2, max: 1 }] }, '/spec/constraints/0/min'],
    [
      'a constraint named twice',
      {
        constraints: [
          { metric: 'a', min: 2 },
          { metric: 'a', max: 3 },
        ],
      },
      '/spec/constraints/1/metric',
    ],
    [
      'a limited metric that is tracked again',
      { constraints: [{ metric: 'a', max: 2 }], trackedMetrics: ['a'] },
      '/spec/trackedMetrics/0',
    ],
    ['an impossible range', { parameters: [{ name: 'x', type: 'float', min: 2, max: 1 }] }, '/spec/parameters/0/min'],
    [
      'a threshold on a metric that nobody declared',
      { earlyStopping: { rule: 'threshold', metric: 'los', upper: 10 } },
      '/spec/earlyStopping/metric',
    ],
    ['an unknown early-stopping rule', { earlyStopping: { rule: 'medium' } }, '/spec/earlyStopping/rule'],
    ['an option of another rule', { earlyStopping: { rule: 'median', eta: 3 } }, '/spec/earlyStopping/eta'],
    ['an unknown strategy', { strategy: { name: 'magic' } }, '/spec/strategy/name'],
    ['no trials', { budget: { trials: 0 } }, '/spec/budget/trials'],
    ['a deadline that is no time', { budget: { deadline: 'soon' } }, '/spec/budget/deadline'],
    ['a negative seed', { seed: -1 }, '/spec/seed'],
    [
      'a trainer without a task',
      { evaluator: { kind: 'trainer', dataset: 'digits', epochs: 1 } },
      '/spec/evaluator/task',
    ],
  ])('refuses %s with its pointer', (_name, parts, pointer) => {
    expect(issues(parts).map((issue) => issue.pointer)).toContain(pointer);
  });

  it('finds a cycle of when conditions', () => {
    const parameters = [
      { name: 'a', type: 'boolean', when: { b: [true] } },
      { name: 'b', type: 'boolean', when: { a: [true] } },
    ];
    expect(issues({ parameters })[0]?.pointer).toMatch(/^\/spec\/parameters\/[01]/);
  });

  it('is a JSON schema with a description on every property', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as Record<string, Record<string, unknown>>)) {
            const resolved = 'description' in property || '$ref' in property || 'allOf' in property;
            if (!resolved) bare.push(`${path}/${name}`);
          }
        }
        visit(value, `${path}/${key}`);
      }
    };
    visit(z.toJSONSchema(studyDocumentSchema, { io: 'input' }), '');
    expect(bare).toEqual([]);
  });
});
