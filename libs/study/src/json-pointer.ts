import { jsonPointer as pointerOf } from '#search-space';

/** RFC 6901 pointer of a path as zod reports it, whose steps may be any property key. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return pointerOf(...path.map(String));
}

/** The inverse: '/a~1b/0' is ['a/b', 0]. Digits alone are taken for an index. */
export function pointerPath(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => (/^(0|[1-9]\d*)$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}
