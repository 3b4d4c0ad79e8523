import type { Assignments } from './parameter-value.ts';

/** A fixed value counts wherever its parameter is active. Both in the form in which the service keeps them. */
export function honoursFixed(assignments: Assignments, fixed: Assignments): boolean {
  return Object.entries(fixed).every(
    ([name, value]) => !Object.hasOwn(assignments, name) || assignments[name] === value,
  );
}
