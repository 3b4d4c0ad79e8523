import { FAMILIES } from './families.ts';
import { shiftedProblem, type ShiftedProblem } from './shifted-problem.ts';

/** `ackley-50d` with the instance of a seed. */
export function findProblem(name: string, seed: number): ShiftedProblem {
  const [, familyName, dimension] = /^(.*)-(\d+)d$/.exec(name) ?? [];
  const family = FAMILIES.find((each) => each.name === familyName);
  if (family === undefined) throw new Error(`no problem is called ${name}`);
  return shiftedProblem(family, Number(dimension), seed);
}
