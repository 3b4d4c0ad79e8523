import { STEP_TOLERANCE } from './constants.ts';
import type { Parameter } from './parameter.ts';

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
      // (0.3 - 0) / 0.1 is 2.9999999999999996 and means 3.
      if (parameter.step === undefined) return Infinity;
      return Math.floor((parameter.max - parameter.min) / parameter.step + STEP_TOLERANCE) + 1;
  }
}
