import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleDocument } from '#study/testing';
import type { StudyDocumentInput } from '#study';
import { addTrials } from '../add-trials.ts';
import { createProject } from '../create-project.ts';
import { createStudy } from '../create-study.ts';
import { describeStudy } from '../describe-study.ts';
import { replaySuggestion } from '../replay-suggestion.ts';
import { suggestTrials } from '../suggest-trials.ts';
import { type LoopHarness, tester } from './loop-harness.ts';

/** Studies that learn from others. */
export function warmStartContract(open: () => Promise<LoopHarness>): void {
  describe('learning from other studies', () => {
    let harness: LoopHarness;

    const fill = (studyId: string, results: readonly Record<string, number>[]) =>
      addTrials(
        harness.deps,
        {
          studyId,
          trials: results.map((metrics, index) => ({
            assignments: { learningRate: 0.001 * (index + 1), units: 8 },
            metrics,
            failure: null,
            labels: {},
            note: '',
          })),
        },
        tester,
      );
    const sourcesOf = (studyId: string) => harness.deps.unitOfWork.read((stores) => stores.sources.of(studyId));

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());

    it('copies the results when the study is created, and keeps them whatever happens to the source', async () => {
      const source = await harness.newStudy({ objectives: [{ metric: 'accuracy', goal: 'maximize' }] });
      await fill(source, [{ accuracy: 0.5 }, { accuracy: 0.75 }]);
      const { study } = await describeStudy(harness.deps, { studyId: source });
      const learner = await harness.newStudy({ warmStart: [study.name] });
      await fill(source, [{ accuracy: 0.9 }]);
      const copied = {
        studyId: source,
        name: study.name,
        observations: [
          { assignments: { learningRate: 0.001, units: 8 }, score: 0.5 },
          { assignments: { learningRate: 0.002, units: 8 }, score: 0.75 },
        ],
      };
      expect(await sourcesOf(learner)).toEqual([copied]);
      expect((await describeStudy(harness.deps, { studyId: learner })).study.spec.warmStart).toEqual([source]);
      expect(await sourcesOf(source)).toEqual([]);
    });

    it('shows them to the strategy, and to a replay', async () => {
      const source = await harness.newStudy();
      await fill(source, [{ accuracy: 0.5 }, { accuracy: 0.75 }]);
      const studyId = await harness.newStudy({ warmStart: [source] });
      const { trials } = await suggestTrials(harness.deps, { studyId, count: 1, worker: null, fixed: null }, tester);
      expect(trials[0]?.suggestion.sources).toEqual([
        expect.objectContaining({ studyId: source, observations: 2, ignored: null }),
      ]);
      const trialId = trials[0]?.id ?? '';
      expect(await replaySuggestion(harness.deps, { trialId })).toMatchObject({ equal: true });
    });

    it('names every place where the project has no such study', async () => {
      const elsewhere = await createProject(
        harness.deps,
        { slug: `other-${harness.deps.identities.newToken()}`, displayName: '' },
        tester,
      );
      const own = await harness.newStudy();
      const create = (warmStart: string[], spec: Partial<StudyDocumentInput['spec']> = {}) =>
        createStudy(
          harness.deps,
          { projectId: elsewhere.id, document: sampleDocument('learner', { ...spec, warmStart }) },
          tester,
        );
      await expect(create(['nobody', own])).rejects.toMatchObject({
        code: 'not_found',
        issues: [{ pointer: '/spec/warmStart/0' }, { pointer: '/spec/warmStart/1' }],
      });
      const { study } = await createStudy(
        harness.deps,
        { projectId: elsewhere.id, document: sampleDocument('source') },
        tester,
      );
      await expect(create([study.name, study.id])).rejects.toMatchObject({
        code: 'invalid_request',
        issues: [{ pointer: '/spec/warmStart/1' }],
      });
    });
  });
}
