import { closestName } from './closest-name.ts';
import { STEP_TOLERANCE } from './constants.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { FloatParameter, IntParameter, Parameter } from './parameter.ts';

export interface ValueProblem {
  readonly detail: string;
  readonly hint?: string;
}

/** Why `value` is not in the domain of the parameter, or null when it is. Conditions and constraints are not looked at. */
export function valueProblem(parameter: Parameter, value: unknown): ValueProblem | null {
  switch (parameter.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : { detail: `${show(value)} is not true or false` };
    case 'ordinal':
    case 'categorical':
      return listProblem(parameter.values, value);
    case 'int':
    case 'float':
      return numberProblem(parameter, value);
  }
}

function listProblem(values: readonly ParameterValue[], value: unknown): ValueProblem | null {
  if (values.some((candidate) => candidate === value)) return null;
  const texts = values.filter((candidate) => typeof candidate === 'string');
  const meant = typeof value === 'string' ? closestName(value, texts) : null;
  const shown = values.slice(0, 10).map(show).join(', ');
  const hint =
    meant === null ? `allowed: ${shown}${values.length > 10 ? ', ...' : ''}` : `did you mean ${show(meant)}?`;
  return { detail: `${show(value)} is not one of the values`, hint };
}

function numberProblem(parameter: IntParameter | FloatParameter, value: unknown): ValueProblem | null {
  const { min, max, type } = parameter;
  if (typeof value !== 'number' || !Number.isFinite(value)) return { detail: `${show(value)} is not a finite number` };
  if (type === 'int' && !Number.isInteger(value)) return { detail: `${value} is not a whole number` };
  const step = parameter.step ?? (type === 'int' ? 1 : undefined);
  // 3 * 0.1 exceeds a max of 0.3 by a rounding error; it means the last step.
  const slack = type === 'float' && step !== undefined ? STEP_TOLERANCE * step : 0;
  if (value < min - slack) return { detail: `${value} is smaller than min ${min}` };
  if (value > max + slack) return { detail: `${value} is larger than max ${max}` };
  if (step === undefined || isOnGrid(value, min, step, type)) return null;
  return {
    detail: `${value} is not min ${min} plus a multiple of step ${step}`,
    hint: nearestHint(parameter, step, (value - min) / step),
  };
}

/** Whole numbers are exact: a tolerance in steps would take 3 for 0 on steps of a thousand million. */
function isOnGrid(value: number, min: number, step: number, type: 'int' | 'float'): boolean {
  if (type === 'int') return (value - min) % step === 0;
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) <= STEP_TOLERANCE;
}

function nearestHint(parameter: IntParameter | FloatParameter, step: number, steps: number): string {
  const { min, max, type } = parameter;
  const candidates = [Math.floor(steps), Math.ceil(steps)].map((count) => {
    const value = min + count * step;
    return type === 'int' ? value : Number(value.toPrecision(15));
  });
  return `nearest: ${candidates.filter((candidate) => candidate <= max).join(' or ')}`;
}

function show(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
