import { FINEST_STEP, MAX_LEVELS, MOST_LOG_STEPS, NARROWEST_RANGE } from './constants.ts';
import { jsonPointer } from './json-pointer.ts';
import { levels } from './levels.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { FloatParameter, IntParameter, Parameter } from './parameter.ts';
import type { SpaceIssue } from './space-error.ts';
import { valueProblem } from './value-problem.ts';

/** What is wrong with one parameter by itself: its range, scale, step, values, default and prior. */
export function parameterIssues(parameter: Parameter, index: number): SpaceIssue[] {
  const issues: SpaceIssue[] = [];
  const report = (field: string, detail: string, hint?: string): void => {
    issues.push({
      pointer: jsonPointer('parameters', index, ...field.split('/')),
      detail,
      ...(hint !== undefined && { hint }),
    });
  };
  if (parameter.type === 'int' || parameter.type === 'float') {
    rangeIssues(parameter, report);
    if (issues.length === 0) priorIssues(parameter, report);
  } else if (parameter.type !== 'boolean') {
    valueListIssues(parameter.values, (position, detail) => {
      report(`values/${position}`, detail);
    });
  }
  if (issues.length === 0 && parameter.default !== undefined) {
    const problem = valueProblem(parameter, parameter.default);
    if (problem !== null) report('default', problem.detail, problem.hint);
  }
  return issues;
}

type Report = (field: string, detail: string, hint?: string) => void;

function rangeIssues(parameter: IntParameter | FloatParameter, report: Report): void {
  const { min, max, scale, step } = parameter;
  if (!Number.isFinite(min) || !Number.isFinite(max)) {
    report('min', 'bounds must be finite');
    return;
  }
  if (min >= max) {
    report('min', `min ${min} is not smaller than max ${max}`, 'a constant is a categorical with one value');
    return;
  }
  // Beyond 2^53 the distance of a whole number from min is rounded, and it cannot be told whether it is a multiple of the step.
  if (!(max - min <= (parameter.type === 'int' ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE))) {
    report('max', 'the range is too wide for a number');
    return;
  }
  const magnitude = Math.max(Math.abs(min), Math.abs(max));
  if (parameter.type === 'float' && max - min < NARROWEST_RANGE * magnitude) {
    report(
      'max',
      `the range is too narrow for numbers as large as ${magnitude}`,
      'search the difference from min instead',
    );
  }
  if (scale === 'log' && min <= 0) {
    report('min', `a log scale needs min > 0, not ${min}`, 'raise min or use the linear scale');
  }
  if (scale === 'logit' && (min <= 0 || max >= 1)) {
    report(min <= 0 ? 'min' : 'max', 'a logit scale needs 0 < min and max < 1', 'for example 0.001 to 0.999');
  }
  if (parameter.type === 'int' && scale === 'log' && max > MOST_LOG_STEPS * (step ?? 1)) {
    report(
      'max',
      `a log scale cannot tell whole numbers as large as ${max} apart`,
      `give it a step of at least ${Math.ceil(max / MOST_LOG_STEPS)}, or search a float instead`,
    );
    return;
  }
  if (step === undefined) {
    if (parameter.type === 'int' && max - min >= MAX_LEVELS)
      report('max', 'there are too many whole numbers between min and max');
    return;
  }
  if (parameter.type === 'float' && scale !== undefined && scale !== 'linear') {
    report(
      'step',
      `step goes with the linear scale only, not with ${scale}`,
      'leave out step, or list the values in an ordinal parameter',
    );
  }
  if (!(step > 0)) {
    report('step', `step ${step} is not positive`);
    return;
  }
  if (levels(parameter) < 2) {
    report('step', `step ${step} is wider than the range, so only min would be left`);
    return;
  }
  const tooFine = parameter.type === 'float' && step < FINEST_STEP * magnitude;
  if (tooFine || levels(parameter) >= MAX_LEVELS)
    report('step', `step ${step} is too fine for the range`, 'leave out step');
}

function priorIssues(parameter: IntParameter | FloatParameter, report: Report): void {
  const { prior, min, max } = parameter;
  if (prior === undefined) return;
  if (!(prior.mean >= min && prior.mean <= max)) {
    report(
      'prior/mean',
      `${prior.mean} is not between min ${min} and max ${max}`,
      'the mean is in the unit of the parameter, on every scale',
    );
  }
  if (!(prior.standardDeviation > 0 && Number.isFinite(prior.standardDeviation))) {
    report('prior/standardDeviation', `${prior.standardDeviation} is not a positive number`);
  }
}

function valueListIssues(values: readonly ParameterValue[], report: (position: number, detail: string) => void): void {
  const seen = new Map<ParameterValue, number>();
  values.forEach((value, position) => {
    const first = seen.get(value);
    if (first === undefined) seen.set(value, position);
    else report(position, `${JSON.stringify(value)} was already listed at position ${first}`);
  });
}
