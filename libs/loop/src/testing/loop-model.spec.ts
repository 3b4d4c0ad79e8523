import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { CountingIdentities } from '#study/testing';
import { loopCommands } from './loop-commands.ts';
import { openMemoryLoop } from './loop-harness.ts';
import type { LoopModel } from './loop-model.ts';

const RUNS = 1_000;

describe('any sequence of commands', () => {
  it('leaves the study as the model says: no trial lost, none counted twice, no ended one moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(loopCommands, { maxCommands: 40, size: 'max' }), async (commands) => {
        const harness = await openMemoryLoop(new CountingIdentities());
        const model: LoopModel = {
          studyId: await harness.newStudy({ budget: { trials: 6, maxAttempts: 2 } }),
          budget: 6,
          maxAttempts: 2,
          leaseSeconds: 30,
          trials: [],
          stale: [],
          revision: 0,
        };
        await fc.asyncModelRun(() => ({ model, real: harness }), commands);
      }),
      { numRuns: RUNS },
    );
  });
});
