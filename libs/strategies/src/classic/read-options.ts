import { closestName, jsonPointer } from '#search-space';
import { SurmiseError, type Issue, type Snapshot } from '#study';

/** What a numeric option may be, bounds included. */
export interface OptionRule {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/**
 * The options of the study's strategy, those that are given. Whoever asks for a strategy by name gets told of every wrong or unknown option
 * at once, instead of an answer by its defaults.
 * @throws SurmiseError `invalid_request` with a pointer per option
 */
export function readOptions<Name extends string>(
  { spec }: Pick<Snapshot, 'spec'>,
  rules: Readonly<Record<Name, OptionRule>>,
): Partial<Record<Name, number>> {
  const issues: Issue[] = [];
  const names: readonly string[] = Object.keys(rules);
  const isKnown = (name: string): name is Name => names.includes(name);
  const options: Partial<Record<Name, number>> = {};
  for (const [name, value] of Object.entries(spec.strategy.options)) {
    const pointer = jsonPointer('spec', 'strategy', 'options', name);
    if (!isKnown(name)) {
      const meant = closestName(name, names);
      const hint = meant === null ? `Its options are ${names.join(', ')}.` : `Did you mean ${meant}?`;
      issues.push({ pointer, detail: `${spec.strategy.name} has no option ${name}`, hint });
    } else if (fits(value, rules[name])) options[name] = value;
    else issues.push({ pointer, detail: `${name} must be ${described(rules[name])}` });
  }
  const [first] = issues;
  if (first !== undefined) throw new SurmiseError('invalid_request', first.detail, { issues });
  return options;
}

function fits(value: unknown, { least, most, whole }: OptionRule): value is number {
  return typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
}

function described({ least, most, whole }: OptionRule): string {
  return `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
}
