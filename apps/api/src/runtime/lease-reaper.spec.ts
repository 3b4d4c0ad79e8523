import { describe, expect, it } from '@jest/globals';
import { createLoopDeps, createProject, createStudy, findTrial, suggestTrials } from '#loop';
import { silentLogger } from '#platform/testing';
import {
  CountingIdentities,
  ManualClock,
  MemoryUnitOfWork,
  MemoryWakeups,
  sampleDocument,
  UniformSuggester,
} from '#study/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseReaper } from './lease-reaper.ts';

describe('LeaseReaper', () => {
  it('queues the trial of a silent worker again, survives a failing round, and stops', async () => {
    const clock = new ManualClock();
    const wakeups = new MemoryWakeups();
    const inner = new MemoryUnitOfWork(clock, wakeups);
    let failures = 1;
    const flaky = <T>(go: () => Promise<T>): Promise<T> => (failures-- > 0 ? Promise.reject(new Error('away')) : go());
    const loop = createLoopDeps({
      unitOfWork: inner,
      wakeups,
      suggester: new UniformSuggester(),
      identities: new CountingIdentities(),
    });
    const caller = { principal: 'test', idempotency: null };
    const project = await createProject(loop, { slug: 'p', displayName: 'p' }, caller);
    const { study } = await createStudy(loop, { projectId: project.id, document: sampleDocument('s') }, caller);
    const { trials } = await suggestTrials(
      loop,
      { studyId: study.id, count: 1, worker: 'w', leaseSeconds: 5, fixed: null },
      caller,
    );
    const trialId = trials[0]?.id ?? '';
    clock.advance(6);
    const reaper = new LeaseReaper(
      {
        ...loop,
        unitOfWork: { run: (work) => flaky(() => inner.run(work)), read: (work) => flaky(() => inner.read(work)) },
      },
      silentLogger,
    );
    reaper.start();
    for (let round = 0; round < 1_000 && (await findTrial(loop, { trialId })).state !== 'queued'; round++)
      await sleep(50);
    expect((await findTrial(loop, { trialId })).state).toBe('queued');
    await reaper.stop();
  });
});
