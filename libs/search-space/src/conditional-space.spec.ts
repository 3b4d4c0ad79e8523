import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { activeMask } from './active-mask.ts';
import { compileSpace } from './compile-space.ts';
import { fromUnit } from './from-unit.ts';
import type { Parameter } from './parameter.ts';
import { sampleMany } from './sample-many.ts';
import { toUnit } from './to-unit.ts';
import { validateAssignments } from './validate-assignments.ts';

/** The space of YAHPO Gym's rbv2_xgboost (Pfisterer et al. 2022) without instance and fidelity: dotted names, two-valued parents. */
const trees = { booster: ['gbtree', 'dart'] };
const log = (name: string, min: number, max: number, when: Parameter['when'] = {}): Parameter => ({
  name,
  type: 'float',
  min,
  max,
  scale: 'log',
  when,
});
const xgboost: Parameter[] = [
  { name: 'booster', type: 'categorical', values: ['gblinear', 'gbtree', 'dart'] },
  { name: 'num.impute.selected.cpo', type: 'categorical', values: ['impute.mean', 'impute.median', 'impute.hist'] },
  { name: 'nrounds', type: 'int', min: 7, max: 2_980, scale: 'log' },
  log('eta', 1e-4, 1, trees),
  log('gamma', 4.5e-5, 7.4, trees),
  log('lambda', 1e-4, 1_000),
  log('alpha', 1e-4, 1_000),
  { name: 'subsample', type: 'float', min: 0.1, max: 1 },
  { name: 'max_depth', type: 'int', min: 1, max: 15, when: trees },
  { name: 'min_child_weight', type: 'float', min: Math.exp(1), max: 150, scale: 'log', when: trees },
  { name: 'rate_drop', type: 'float', min: 0, max: 1, when: { booster: ['dart'] } },
];

describe('a conditional space from practice', () => {
  const space = compileSpace({
    parameters: xgboost,
    parameterConstraints: [
      'num.impute.selected.cpo != "impute.hist" or booster != "gblinear"',
      'max_depth * nrounds <= 20000',
    ],
  });

  it('is sampled and encoded with exactly the active parameters', () => {
    for (const assignments of sampleMany(space, createRng(7), 300)) {
      expect(validateAssignments(space, assignments)).toEqual([]);
      expect('rate_drop' in assignments).toBe(assignments['booster'] === 'dart');
      expect('eta' in assignments).toBe(assignments['booster'] !== 'gblinear');
      expect(fromUnit(space, toUnit(space, assignments))).toEqual(assignments);
    }
  });

  it('masks what a value of the parent switches off', () => {
    const u = new Float64Array(space.dimension).fill(0.5);
    expect([...activeMask(space, u)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    u[0] = 0.1;
    expect([...activeMask(space, u)]).toEqual([1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0]);
  });

  it('lets names that are keywords be quoted', () => {
    const keywords = compileSpace({
      parameters: ['not', 'in', 'this', 'min'].map((name) => ({ name, type: 'int', min: 0, max: 9 })),
      parameterConstraints: ['p["not"] + p["in"] + this == min(min, 4) and not p["in"] > 2'],
    });
    for (const drawn of sampleMany(keywords, createRng(8), 20))
      expect(validateAssignments(keywords, drawn)).toEqual([]);
  });
});
