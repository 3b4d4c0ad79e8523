import type { ParameterValue } from './parameter-value.ts';
import type { Space } from './space.ts';

/**
 * A point of the unit cube under search. Only what constraints speak of is decoded, and after a move only what it touches is decoded and checked
 * again: among hundreds of parameters that is all the difference. Write the coordinates, then call `take`.
 */
export class ConstrainedPoint {
  readonly #space: Space;
  readonly #u: Float64Array;
  readonly #active: Uint8Array;
  /** Values of inactive parameters are left over from earlier: nothing reads them. */
  readonly #assignments: Record<string, ParameterValue> = {};
  readonly #violations: Float64Array;
  readonly #before: Float64Array;
  readonly #checkedAt: Uint32Array;
  #moves = 0;

  constructor(space: Space, u: Float64Array) {
    this.#space = space;
    this.#u = u;
    this.#active = new Uint8Array(space.dimension);
    this.#violations = Float64Array.from(space.restrictions, () => 0);
    this.#before = this.#violations.slice();
    this.#checkedAt = Uint32Array.from(space.restrictions, () => 0);
    for (const index of space.order) if (space.reaches[index] !== null) this.#decode(index);
    for (let position = 0; position < space.restrictions.length; position += 1) this.#check(position);
  }

  get violation(): number {
    let total = 0;
    for (let position = 0; position < this.#violations.length; position += 1) total += this.#violations[position]!;
    return total;
  }

  /** Takes in new coordinates of one or two constrained parameters. */
  take(first: number, second: number | null): void {
    this.#before.set(this.#violations);
    this.#moves += 1;
    this.#decodeAll(first);
    if (second !== null) this.#decodeAll(second);
    this.#checkAll(first);
    if (second !== null) this.#checkAll(second);
  }

  /** Takes in that the coordinates of the last move are what they were before. */
  takeBack(first: number, second: number | null): void {
    this.#decodeAll(first);
    if (second !== null) this.#decodeAll(second);
    this.#violations.set(this.#before);
  }

  #decodeAll(index: number): void {
    this.#decode(index);
    for (const follower of this.#space.reaches[index]!.followers) this.#decode(follower);
  }

  #decode(index: number): void {
    const active = this.#isActive(index);
    this.#active[index] = active ? 1 : 0;
    if (active)
      this.#assignments[this.#space.parameters[index]!.name] = this.#space.codecs[index]!.decode(this.#u[index]!);
  }

  #isActive(index: number): boolean {
    for (const { parent, allowed } of this.#space.conditions[index]!) {
      const codec = this.#space.codecs[parent]!;
      if (this.#active[parent] === 0 || codec.kind !== 'discrete') return false;
      if (!allowed.has(codec.levelAt(this.#u[parent]!))) return false;
    }
    return true;
  }

  #checkAll(index: number): void {
    for (const position of this.#space.reaches[index]!.restrictions) {
      if (this.#checkedAt[position] !== this.#moves) this.#check(position);
    }
  }

  #check(position: number): void {
    const { indices, violation } = this.#space.restrictions[position]!;
    this.#checkedAt[position] = this.#moves;
    this.#violations[position] = 0;
    for (const index of indices) if (this.#active[index] === 0) return;
    this.#violations[position] = violation(this.#assignments);
  }
}
