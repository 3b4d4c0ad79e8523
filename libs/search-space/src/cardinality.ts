import { MAX_COUNTED_COMBINATIONS } from './constants.ts';
import type { ParameterCodec } from './parameter-codec.ts';
import type { Condition } from './space.ts';

/**
 * Number of different assignments of a space without its constraints.
 *
 * Parameters fall into components linked by conditions; counts of components multiply. Within one, only which children a parent's value switches on
 * matters, so its values are grouped into classes (values that every child treats alike) and the classes of all parents are walked: a leaf
 * multiplies by its number of values where it is active. Exact while a component has at most MAX_COUNTED_COMBINATIONS class combinations;
 * beyond that all its parameters count as active, an upper bound.
 */
export function cardinality(
  order: readonly number[],
  codecs: readonly ParameterCodec[],
  conditions: readonly (readonly Condition[])[],
): number {
  if (codecs.some((codec) => codec.levels === Infinity)) return Infinity;
  const parents = new Set(conditions.flat().map((condition) => condition.parent));
  let total = 1;
  for (const component of components(order, conditions)) {
    total *= countComponent(component, codecs, conditions, parents);
  }
  return total;
}

function components(order: readonly number[], conditions: readonly (readonly Condition[])[]): number[][] {
  const root = order.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at]!;
    return at;
  };
  conditions.forEach((list, child) => {
    for (const { parent } of list) root[find(child)] = find(parent);
  });
  const groups = new Map<number, number[]>();
  for (const index of order) {
    const key = find(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}

interface LevelClass {
  readonly representative: number;
  readonly size: number;
}

function countComponent(
  component: readonly number[],
  codecs: readonly ParameterCodec[],
  conditions: readonly (readonly Condition[])[],
  parents: ReadonlySet<number>,
): number {
  const sizes = component.map((index) => codecs[index]?.levels ?? 1);
  const switches = component.filter((index) => parents.has(index));
  const classes = new Map(switches.map((index) => [index, levelClasses(index, codecs, conditions)]));
  const combinations = [...classes.values()].reduce((product, list) => product * (list.length + 1), 1);
  if (combinations > MAX_COUNTED_COMBINATIONS) return sizes.reduce((product, size) => product * size, 1);

  const level = new Map<number, number>();
  const active = (index: number): boolean =>
    (conditions[index] ?? []).every(({ parent, allowed }) => allowed.has(level.get(parent) ?? -1));
  const leaves = component.filter((index) => !parents.has(index));
  const countFrom = (position: number): number => {
    const index = switches[position];
    if (index === undefined) {
      return leaves.reduce((product, leaf) => (active(leaf) ? product * (codecs[leaf]?.levels ?? 1) : product), 1);
    }
    if (!active(index)) return countFrom(position + 1);
    let count = 0;
    for (const { representative, size } of classes.get(index) ?? []) {
      level.set(index, representative);
      count += size * countFrom(position + 1);
    }
    level.delete(index);
    return count;
  };
  return countFrom(0);
}

/** Groups the levels of a parent by the set of conditions that they satisfy. Levels that no condition names form one class. */
function levelClasses(
  parent: number,
  codecs: readonly ParameterCodec[],
  conditions: readonly (readonly Condition[])[],
): LevelClass[] {
  const levels = codecs[parent]?.levels ?? 1;
  const own = conditions.flat().filter((condition) => condition.parent === parent);
  const named = new Set(own.flatMap((condition) => [...condition.allowed]));
  const classes = new Map<string, LevelClass>();
  for (const representative of named) {
    const key = own.map((condition) => (condition.allowed.has(representative) ? '1' : '0')).join('');
    const size = (classes.get(key)?.size ?? 0) + 1;
    classes.set(key, { representative, size });
  }
  const others = levels - named.size;
  return others > 0 ? [...classes.values(), { representative: -1, size: others }] : [...classes.values()];
}
