import { compileSpace, type Space } from '#search-space';
import type { Study } from '#study';
import { CACHED_STUDIES } from './constants.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';

/** Compiled spaces by study and version: a space of a version never changes. */
export class SpaceCache {
  readonly #spaces = new LeastRecentlyUsed<Space>(CACHED_STUDIES);

  of(study: Study): Space {
    const key = `${study.id}/${study.spaceVersion}`;
    const cached = this.#spaces.get(key);
    if (cached !== undefined) return cached;
    const space = compileSpace(study.spec);
    this.#spaces.set(key, space);
    return space;
  }
}
