import util from 'node:util';

/**
 * `@tensorflow/tfjs-node` 4.22 calls `util.isNullOrUndefined` and `util.isArray`, which Node 23 removed (the first)
 * or warns about (the second). They are put back before the package is loaded, so import this module first.
 */
Object.assign(util, {
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isArray: Array.isArray,
});
