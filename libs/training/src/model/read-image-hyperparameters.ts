import type { Trial } from '#study';
import { TrainingError } from '../training-error.ts';
import type { ImageHyperparameters } from './image-hyperparameters.ts';

type Name = keyof ImageHyperparameters;
type Value = string | number | boolean;
type Rule = { readonly default: Value } & (
  | { readonly kind: 'whole' | 'real'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly Value[] }
);

/**
 * What the task understands, whatever a study's space says: the defaults serve parameters that the space leaves out,
 * the limits only keep out what cannot mean anything (size is judged by the memory estimate).
 */
const RULES: Readonly<Record<Name, Rule>> = {
  family: { kind: 'choice', values: ['conv', 'dense'], default: 'conv' },
  blocks: { kind: 'whole', min: 1, max: 3, default: 2 },
  filters1: { kind: 'whole', min: 1, max: 4096, default: 16 },
  filters2: { kind: 'whole', min: 1, max: 4096, default: 32 },
  filters3: { kind: 'whole', min: 1, max: 4096, default: 32 },
  kernelSize: { kind: 'whole', min: 1, max: 15, default: 3 },
  pooling: { kind: 'choice', values: ['max', 'average'], default: 'max' },
  headUnits: { kind: 'whole', min: 0, max: 1_000_000, default: 64 },
  units: { kind: 'whole', min: 1, max: 1_000_000, default: 128 },
  activation: { kind: 'choice', values: ['relu', 'elu', 'tanh', 'swish'], default: 'relu' },
  batchNorm: { kind: 'choice', values: [true, false], default: true },
  dropout: { kind: 'real', min: 0, max: 0.95, default: 0.2 },
  optimizer: { kind: 'choice', values: ['sgd', 'adam', 'rmsprop'], default: 'adam' },
  momentum: { kind: 'real', min: 0, max: 0.999, default: 0.9 },
  learningRate: { kind: 'real', min: Number.MIN_VALUE, max: Number.MAX_VALUE, default: 0.003 },
  batchSize: { kind: 'whole', min: 1, max: 1_000_000, default: 32 },
  weightDecay: { kind: 'real', min: 0, max: Number.MAX_VALUE, default: 1e-4 },
  augmentation: { kind: 'real', min: 0, max: 1, default: 0.7 },
};

/** Turns assignments into hyperparameters. An unknown name or a value outside its meaning is refused by name. */
export function readImageHyperparameters(assignments: Trial['assignments']): ImageHyperparameters {
  const values: Record<string, Value> = {};
  for (const [name, rule] of Object.entries(RULES)) values[name] = rule.default;
  for (const [name, value] of Object.entries(assignments)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as Name] : undefined;
    if (rule === undefined) {
      throw new TrainingError(
        'invalid_assignments',
        `The task image-classification has no parameter "${name}".`,
        `It knows ${Object.keys(RULES).join(', ')}.`,
      );
    }
    const problem = problemOf(value, rule);
    if (problem !== null) throw new TrainingError('invalid_assignments', `${name} = ${value}: ${problem}.`);
    values[name] = value;
  }
  // Every name of the interface is a name of RULES, and every value passed the rule of its name.
  return values as unknown as ImageHyperparameters;
}

function problemOf(value: Value, rule: Rule): string | null {
  if (rule.kind === 'choice') {
    return rule.values.includes(value) ? null : `must be one of ${rule.values.join(', ')}`;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
  if (rule.kind === 'whole' && !Number.isInteger(value)) return 'must be a whole number';
  return value >= rule.min && value <= rule.max ? null : `must lie between ${rule.min} and ${rule.max}`;
}
