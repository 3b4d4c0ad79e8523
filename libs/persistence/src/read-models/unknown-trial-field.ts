import { closestName } from '#search-space';
import { MOST_LISTED } from '../constants.ts';
import { metricNames, TRIAL_FIELD_NAMES, type TrialNames } from './trial-field.ts';

export interface UnknownTrialField {
  /** For instance `parameter lerningRate`. */
  readonly what: string;
  readonly hint: string;
}

/** What somebody may have meant by a path that is no field of the study's trials. */
export function unknownTrialField(path: readonly string[], names: TrialNames): UnknownTrialField {
  const [group, ...rest] = path;
  const name = rest.join('.');
  if (name !== '' && group === 'assignments') {
    const parameters = names.parameters.map((parameter) => parameter.name);
    return { what: `parameter ${name}`, hint: hintOf(name, parameters, 'assignments.', 'parameters') };
  }
  if (name !== '' && group === 'metrics')
    return { what: `metric ${name}`, hint: hintOf(name, metricNames(names), 'metrics.', 'metrics') };
  const whole = path.join('.');
  const meant = closestName(whole, TRIAL_FIELD_NAMES);
  const hint = meant === null ? `fields: ${TRIAL_FIELD_NAMES.join(', ')}` : `did you mean ${meant}?`;
  return { what: `field ${whole}`, hint };
}

function hintOf(name: string, known: readonly string[], prefix: string, kind: string): string {
  const meant = closestName(name, known);
  if (meant !== null) return `did you mean ${prefix}${meant}?`;
  const shown = known.slice(0, MOST_LISTED).join(', ');
  return `${kind} of this study: ${shown}${known.length > MOST_LISTED ? ', ...' : ''}`;
}
