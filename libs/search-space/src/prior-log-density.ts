import type { Assignments } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';
import { SCALES } from './scale.ts';
import type { Space } from './space.ts';

/**
 * Logarithm of the experts' belief that the best assignments lie here, up to a constant: the sum over active parameters with a prior of
 * -z^2 / 2, z = (f(value) - f(mean)) / standardDeviation, f = the parameter's scale. 0 when nobody stated a belief.
 */
export function priorLogDensity(space: Space, assignments: Assignments): number {
  let total = 0;
  for (const parameter of space.parameters) total += parameterLogDensity(parameter, assignments);
  return total;
}

function parameterLogDensity(parameter: Parameter, assignments: Assignments): number {
  if ((parameter.type !== 'float' && parameter.type !== 'int') || parameter.prior === undefined) return 0;
  if (!Object.hasOwn(assignments, parameter.name)) return 0;
  const { forward } = SCALES[parameter.scale ?? 'linear'];
  const { mean, standardDeviation } = parameter.prior;
  const z = (forward(Number(assignments[parameter.name])) - forward(mean)) / standardDeviation;
  return (-z * z) / 2;
}
