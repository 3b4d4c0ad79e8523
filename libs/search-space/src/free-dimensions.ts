import type { Assignments } from './parameter-value.ts';
import type { Space } from './space.ts';

/** Writes the positions of the fixed values into `u` and returns the dimensions that are left free. */
export function freeDimensions(space: Space, fixed: Assignments | null | undefined, u: Float64Array): number[] {
  const free: number[] = [];
  space.parameters.forEach(({ name }, index) => {
    const value = fixed != null && Object.hasOwn(fixed, name) ? fixed[name] : undefined;
    if (value === undefined) free.push(index);
    else u[index] = space.codecs[index]!.encode(value);
  });
  return free;
}
