import { createHash } from 'node:crypto';
import { beforeEach, expect } from '@jest/globals';
import fc from 'fast-check';

/**
 * Random cases of a property come from the test's name and PROPERTY_SEED, so that a run can be repeated and a change is judged by the same cases
 * as the one before it. `npm run test:full` sets another seed each time and looks where nobody has looked yet.
 */
beforeEach(() => {
  const { testPath, currentTestName } = expect.getState();
  const file = testPath?.split('/').at(-1);
  const digest = createHash('sha256')
    .update(`${process.env.PROPERTY_SEED ?? '1'}\n${file}\n${currentTestName}`)
    .digest();
  fc.configureGlobal({ seed: digest.readInt32LE() });
});
