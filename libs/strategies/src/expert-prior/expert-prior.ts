import type { ColumnPrior, ExpertPrior } from '#acquisition';
import { unitPrior, type Space } from '#search-space';
import type { SpaceDomain } from '../space-domain.ts';
import { PRIOR_BUDGET_DIVISOR } from './constants.ts';

type Columns = Pick<SpaceDomain, 'parameters' | 'numeric'>;

/** What the experts believe, in the features of a domain, at a strength of beta / n with beta = N / 10 for a budget of N trials. */
export function expertPrior(space: Space, domain: Columns, budget: number, observed: number): ExpertPrior {
  const columns = domain.parameters.slice(0, domain.numeric).flatMap((index, column): ColumnPrior[] => {
    const belief = unitPrior(space, index);
    return belief === null ? [] : [{ column, ...belief, applies: activityTest(space, domain, index, column) }];
  });
  return { columns, strength: budget / PRIOR_BUDGET_DIVISOR / Math.max(1, observed) };
}

/**
 * Whether a parameter is active, read off a row of features: every condition on the way up to its roots must hold. A parent's level is in the row,
 * and where the parent itself is inactive one of its own conditions fails.
 */
function activityTest(space: Space, domain: Columns, index: number, column: number): (row: Float64Array) => boolean {
  const tests = conditionsAbove(space, index).map(({ parent, allowed }) => {
    const codec = space.codecs[parent]!;
    const at = domain.parameters.indexOf(parent);
    return (row: Float64Array): boolean => {
      if (at === -1 || codec.kind !== 'discrete') return allowed.has(0);
      return allowed.has(codec.categorical ? row[at]! : codec.levelAt(row[at]!));
    };
  });
  return (row) => !Number.isNaN(row[column]) && tests.every((holds) => holds(row));
}

function conditionsAbove(space: Space, index: number): Space['conditions'][number] {
  const visited = new Set([index]);
  const found: Space['conditions'][number][number][] = [];
  for (const child of visited) {
    for (const condition of space.conditions[child]!) {
      found.push(condition);
      visited.add(condition.parent);
    }
  }
  return found;
}
