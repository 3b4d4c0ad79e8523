import type { Assignments } from '#search-space';

export function sameAssignments(a: Assignments, b: Assignments): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.is(a[name], b[name]));
}
