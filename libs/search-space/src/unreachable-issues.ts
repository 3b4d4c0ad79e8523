import { jsonPointer } from './json-pointer.ts';
import type { SpaceIssue } from './space-error.ts';
import type { Space } from './space.ts';

/** Parameters that can never be active, since what they and their parents depend on contradicts: each by itself has a value to be active at. */
export function unreachableIssues({ parameters, order, conditions }: Space): SpaceIssue[] {
  const issues: SpaceIssue[] = [];
  const dead = new Set<number>();
  // By position: every ancestor, and the levels of it that leave the parameter active.
  const allowedAbove: ReadonlyMap<number, ReadonlySet<number>>[] = [];
  for (const index of order) {
    const above = new Map<number, ReadonlySet<number>>();
    for (const { parent, allowed } of conditions[index]!)
      for (const [ancestor, levels] of [...allowedAbove[parent]!, [parent, allowed] as const]) {
        const known = above.get(ancestor);
        above.set(ancestor, known === undefined ? levels : new Set([...known].filter((level) => levels.has(level))));
      }
    allowedAbove[index] = above;
    const [torn] = [...above].find(([, levels]) => levels.size === 0) ?? [];
    if (torn === undefined) continue;
    dead.add(index);
    if (conditions[index]!.some(({ parent }) => dead.has(parent))) continue;
    const { name } = parameters[index]!;
    issues.push({
      pointer: jsonPointer('parameters', index, 'when'),
      detail: `${name} can never be active: no value of ${parameters[torn]!.name} leaves it and its parents active`,
    });
  }
  return issues;
}
