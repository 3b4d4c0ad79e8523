import type { ExpressionScope, ExpressionType, ScopeEntry } from './expression/expression-scope.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';

/** A name that is no identifier is written `p["learning-rate"]`. */
const QUOTING = 'p';

/** Parameters as names of an expression. Names with dots need no quoting: `num.impute` is looked up as a whole, and `p["x"]` as x even beside a parameter `p.x`. */
export function parameterScope(parameters: readonly Parameter[]): ExpressionScope {
  const entries = new Map(parameters.map((parameter) => [parameter.name, scopeEntry(parameter)]));
  return {
    names: [...entries.keys()],
    resolve: ({ path, isQuoted }) => {
      const whole = entries.get(path.join('.'));
      const [quoting, name] = path;
      const named = quoting === QUOTING && name !== undefined && path.length === 2 ? entries.get(name) : undefined;
      return isQuoted ? (named ?? whole) : (whole ?? named);
    },
  };
}

function scopeEntry(parameter: Parameter): ScopeEntry {
  const { name } = parameter;
  switch (parameter.type) {
    case 'int':
    case 'float':
      return { name, type: 'number', values: null };
    case 'boolean':
      return { name, type: 'boolean', values: null };
    case 'ordinal':
    case 'categorical':
      return { name, type: commonType(parameter.values), values: parameter.values };
  }
}

function commonType(values: readonly ParameterValue[]): ExpressionType {
  const [first, ...others] = new Set(values.map((value) => typeof value));
  if (others.length > 0) return 'mixed';
  return first === 'number' || first === 'boolean' ? first : 'string';
}
