import { beforeAll, describe, expect, it } from '@jest/globals';
import { createLoopDeps, createProject, createStudy, type LoopDeps, suggestTrials } from '#loop';
import type { ApiKey } from '#study';
import {
  CountingIdentities,
  ManualClock,
  MemoryUnitOfWork,
  MemoryWakeups,
  sampleDocument,
  PlainExplainer,
  UniformSuggester,
} from '#study/testing';
import { ObjectAccess } from './object-access.ts';

const caller = { principal: 'test', idempotency: null };
const keyOf = (projectId: string | null): ApiKey => ({
  id: 'k',
  displayName: 'k',
  secretHash: '',
  scopes: ['write'],
  projectId,
  createdBy: 'test',
  createdAt: '2030-01-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
});

describe('ObjectAccess', () => {
  let access: ObjectAccess;
  let loop: LoopDeps;
  const made: { project: string; slug: string; study: string; trial: string }[] = [];
  beforeAll(async () => {
    const wakeups = new MemoryWakeups();
    const unitOfWork = new MemoryUnitOfWork(new ManualClock(), wakeups);
    loop = createLoopDeps({
      unitOfWork,
      wakeups,
      suggester: new UniformSuggester(),
      explainer: new PlainExplainer(),
      identities: new CountingIdentities(),
    });
    access = new ObjectAccess(unitOfWork);
    for (const slug of ['ours', 'theirs']) {
      const project = await createProject(loop, { slug, displayName: slug }, caller);
      const { study } = await createStudy(loop, { projectId: project.id, document: sampleDocument('s') }, caller);
      const { trials } = await suggestTrials(loop, { studyId: study.id, count: 1, worker: null, fixed: null }, caller);
      made.push({ project: project.id, slug, study: study.id, trial: trials[0]?.id ?? '' });
    }
  });

  it('finds everything of its project, and nothing of another', async () => {
    const [ours, theirs] = made;
    if (ours === undefined || theirs === undefined) throw new Error('not set up');
    const key = keyOf(ours.project);
    expect((await access.project(key, 'ours')).id).toBe(ours.project);
    expect(await access.study(key, ours.study)).toBe(ours.study);
    expect(await access.trial(key, ours.trial)).toBe(ours.trial);
    const refused = { code: 'not_found' };
    await expect(access.project(key, 'theirs')).rejects.toMatchObject(refused);
    await expect(access.project(key, theirs.project)).rejects.toMatchObject(refused);
    await expect(access.study(key, theirs.study)).rejects.toMatchObject(refused);
    await expect(access.trial(key, theirs.trial)).rejects.toMatchObject(refused);
    expect(await access.study(keyOf(null), theirs.study)).toBe(theirs.study);
  });
});
