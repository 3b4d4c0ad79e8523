import { jsonPointer } from './json-pointer.ts';
import type { Parameter } from './parameter.ts';
import type { SpaceIssue } from './space-error.ts';

/**
 * Positions of the parameters, parents first and otherwise in declaration order (depth-first search, O(parameters + conditions)).
 * Every cycle of `when`, up to `mostIssues`, becomes one issue at the condition that closes it. Unknown parents are skipped: they are reported elsewhere.
 */
export function topologicalOrder(
  parameters: readonly Parameter[],
  indexOf: ReadonlyMap<string, number>,
  mostIssues: number,
): { readonly order: readonly number[]; readonly issues: readonly SpaceIssue[] } {
  const order: number[] = [];
  const issues: SpaceIssue[] = [];
  const state = new Uint8Array(parameters.length);
  const OPEN = 1;
  const DONE = 2;
  const trail: number[] = [];

  const visit = (index: number): void => {
    state[index] = OPEN;
    trail.push(index);
    for (const name of Object.keys(parameters[index]?.when ?? {})) {
      const parent = indexOf.get(name);
      if (parent === undefined || parent === index) continue;
      if (state[parent] === OPEN) {
        if (issues.length >= mostIssues) continue;
        const cycle = [...trail.slice(trail.indexOf(parent)), parent].map(
          (position) => parameters[position]?.name ?? '',
        );
        issues.push({
          pointer: jsonPointer('parameters', index, 'when', name),
          detail: `conditions run in a circle: ${cycle.join(' needs ')}`,
          hint: 'remove one of these conditions',
        });
      } else if (state[parent] !== DONE) visit(parent);
    }
    trail.pop();
    state[index] = DONE;
    order.push(index);
  };
  parameters.forEach((_, index) => {
    if (state[index] !== DONE) visit(index);
  });
  return { order, issues };
}
