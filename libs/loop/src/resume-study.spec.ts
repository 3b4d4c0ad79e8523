import { describe, expect, it } from '@jest/globals';
import { CountingIdentities } from '#study/testing';
import { finishStudy } from './finish-study.ts';
import { pauseStudy } from './pause-study.ts';
import { resumeStudy } from './resume-study.ts';
import { suggestTrials } from './suggest-trials.ts';
import { openMemoryLoop, tester } from './testing/loop-harness.ts';

describe('resumeStudy', () => {
  it('takes a finished study up again while budget is left, as asking it says', async () => {
    const harness = await openMemoryLoop(new CountingIdentities());
    const studyId = await harness.newStudy();
    const ask = () => suggestTrials(harness.deps, { studyId, count: 1, worker: 'w1', fixed: null }, tester);
    await finishStudy(harness.deps, { studyId }, tester);
    const hint = expect.stringMatching(/resume it while it has budget left/) as unknown;
    await expect(ask()).rejects.toMatchObject({ code: 'study_not_active', hint });
    await expect(pauseStudy(harness.deps, { studyId }, tester)).rejects.toMatchObject({ code: 'conflict' });
    const { study } = await resumeStudy(harness.deps, { studyId }, tester);
    expect(study).toMatchObject({ state: 'active', finishReason: null });
    expect((await ask()).trials).toHaveLength(1);
    await harness.close();
  });
});
