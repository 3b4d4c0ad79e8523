import type { Rng } from '#numerics';
import { activeMask } from './active-mask.ts';
import { canonicalForm } from './canonical-form.ts';
import { NEIGHBOUR_ATTEMPTS, NEIGHBOUR_SPREAD } from './constants.ts';
import { fromUnit } from './from-unit.ts';
import { movedLevel } from './moved-level.ts';
import type { ParameterCodec } from './parameter-codec.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { repairUnit } from './repair-unit.ts';
import type { SampleOptions } from './sample-many.ts';
import type { Space } from './space.ts';
import { toUnit } from './to-unit.ts';

/**
 * Up to `count` different feasible assignments that differ from `assignments` in one active parameter: another category, the next level or one a few
 * levels away, a nearby value. Parameters that become active by the change are drawn at random. Where a constraint ties the changed parameter to
 * others, these follow: in a thin slab no point has a feasible neighbour in one coordinate. Fewer where there are fewer.
 */
export function neighbours(
  space: Space,
  assignments: Assignments,
  rng: Rng,
  count: number,
  options: SampleOptions = {},
): Assignments[] {
  const origin = toUnit(space, assignments);
  const mask = activeMask(space, origin);
  const fixed = options.fixed ?? {};
  const movable = space.parameters.flatMap(({ name }, index) => {
    const changeable = mask[index] === 1 && space.codecs[index]!.levels > 1 && !Object.hasOwn(fixed, name);
    return changeable ? [index] : [];
  });
  if (movable.length === 0) return [];
  const seen = new Set([canonicalForm(space, assignments)]);
  const found: Assignments[] = [];
  const u = new Float64Array(space.dimension);
  let lostRepairs = 0;
  for (let attempt = 0; attempt < NEIGHBOUR_ATTEMPTS * count && found.length < count; attempt += 1) {
    for (let index = 0; index < space.dimension; index += 1)
      u[index] = mask[index] === 1 ? origin[index]! : dormant(space, fixed, index, rng);
    const index = movable[rng.int(movable.length)]!;
    u[index] = movedPosition(space.codecs[index]!, origin[index]!, rng);
    if (!satisfiesConstraints(space, fromUnit(space, u))) {
      if (lostRepairs === count) continue;
      if (!repairUnit(space, rng, u, { fixed, kept: index })) {
        lostRepairs += 1;
        continue;
      }
    }
    const candidate = fromUnit(space, u);
    const form = JSON.stringify(candidate);
    if (seen.has(form)) continue;
    seen.add(form);
    found.push(candidate);
  }
  return found;
}

function dormant(space: Space, fixed: Assignments, index: number, rng: Rng): number {
  const { name } = space.parameters[index]!;
  const value = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
  return value === undefined ? rng.next() : space.codecs[index]!.encode(value);
}

function movedPosition(codec: ParameterCodec, position: number, rng: Rng): number {
  if (codec.kind === 'continuous') return Math.min(1, Math.max(0, position + NEIGHBOUR_SPREAD * rng.normal()));
  return codec.centre(movedLevel(codec, codec.levelAt(position), NEIGHBOUR_SPREAD, rng));
}
