import type { Parameter } from './parameter.ts';

/** Slack of the division when counting steps: (0.3 - 0) / 0.1 is 2.9999999999999996 and means 3. */
const DIVISION_SLACK = 1e-9;

/** How many values a parameter has; Infinity for a float without a step. */
export function levels(parameter: Parameter): number {
  switch (parameter.type) {
    case 'boolean':
      return 2;
    case 'ordinal':
    case 'categorical':
      return parameter.values.length;
    case 'int':
      return Math.floor((parameter.max - parameter.min) / (parameter.step ?? 1)) + 1;
    case 'float':
      if (parameter.step === undefined) return Infinity;
      return Math.floor((parameter.max - parameter.min) / parameter.step + DIVISION_SLACK) + 1;
  }
}
