import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewStudy } from '../ports/study-store.ts';
import type { StudyDocumentInput } from '../spec/study-document.ts';
import { type Study } from '../study.ts';
import { sampleDocument } from './sample-documents.ts';
import { type StoreHarness, suiteIdentities } from './store-harness.ts';

type SpecParts = Partial<StudyDocumentInput['spec']>;

export function studyStoreContract(open: () => Promise<StoreHarness>): void {
  describe('study store', () => {
    const identities = suiteIdentities();
    const projectId = identities.newId();
    let harness: StoreHarness;
    let names = 0;

    const draft = (spec: SpecParts = {}, labels: Record<string, string> = {}): NewStudy => {
      names += 1;
      const document = sampleDocument(`study-${names}`, spec);
      return {
        ...document,
        labels,
        spec: { ...document.spec, seed: 1 },
        id: identities.newId(),
        projectId,
        createdBy: 'test',
      };
    };
    const insert = (study: NewStudy): Promise<Study> =>
      harness.unitOfWork.run((stores) => stores.studies.insert(study));

    beforeAll(async () => {
      harness = await open();
      await harness.unitOfWork.run((stores) =>
        stores.projects.insert({ id: projectId, slug: `p-${projectId}`, displayName: 'P', createdBy: 'test' }),
      );
    });
    afterAll(() => harness.close());

    it('stores a new study active, at revision 0, and finds it by id and name', async () => {
      const study = await insert(draft({}, { team: 'vision' }));
      expect(study).toMatchObject({
        state: 'active',
        revision: 0,
        version: 1,
        bestTrialId: null,
        labels: { team: 'vision' },
      });
      expect(study.counts).toEqual({
        created: 0,
        budgetUsed: 0,
        open: 0,
        ended: { succeeded: 0, failed: 0, infeasible: 0, stopped: 0, cancelled: 0 },
      });
      await harness.unitOfWork.read(async ({ studies }) => {
        expect(await studies.find(study.id)).toEqual(study);
        expect(await studies.findByName(projectId, study.name)).toEqual(study);
        expect(await studies.find('not-a-uuid')).toBeNull();
        expect(await studies.find(identities.newId())).toBeNull();
      });
    });

    it('keeps what a study took from others, digit by digit and in its order', async () => {
      const study = await insert(draft());
      const other = await insert(draft());
      const source = (name: string, score: number) => ({
        studyId: identities.newId(),
        name,
        observations: [
          { assignments: { units: 8, learningRate: 0.1 + 0.2 }, score },
          { assignments: { learningRate: 1e-300, units: 9 }, score: -score },
        ],
      });
      const sources = [source('second', 1 / 3), source('first', 1e300), { ...source('empty', 0), observations: [] }];
      await harness.unitOfWork.run((stores) => stores.sources.insert(study.id, sources));
      await harness.unitOfWork.read(async (stores) => {
        expect(await stores.sources.of(study.id)).toEqual(sources);
        expect(JSON.stringify(await stores.sources.of(study.id))).toBe(JSON.stringify(sources));
        expect(await stores.sources.of(other.id)).toEqual([]);
        expect(await stores.sources.of('not-a-uuid')).toEqual([]);
      });
    });

    it('refuses a second study of the same name with conflict', async () => {
      const first = draft();
      await insert(first);
      await expect(insert({ ...draft(), name: first.name })).rejects.toMatchObject({ code: 'conflict' });
    });

    it('saves what may change and counts the version', async () => {
      const study = await insert(draft());
      const saved = await harness.unitOfWork.run(async ({ studies }) => {
        const locked = await studies.lock(study.id);
        expect(locked?.study).toEqual(study);
        const counts = { ...study.counts, created: 3, budgetUsed: 2, open: 1 };
        return studies.save({
          ...study,
          state: 'finished',
          finishReason: 'budget',
          revision: 5,
          counts,
          bestValue: 0.1 + 0.2,
        });
      });
      expect(saved).toMatchObject({ version: 2, revision: 5, bestValue: 0.1 + 0.2, finishReason: 'budget' });
      expect(await harness.unitOfWork.read(({ studies }) => studies.find(study.id))).toEqual(saved);
    });

    it('undoes everything of a unit of work that fails', async () => {
      const study = draft();
      const failing = harness.unitOfWork.run(async ({ studies }) => {
        await studies.insert(study);
        throw new Error('after the insert');
      });
      await expect(failing).rejects.toThrow('after the insert');
      expect(await harness.unitOfWork.read(({ studies }) => studies.find(study.id))).toBeNull();
    });

    it('lets one unit of work at a time hold a study', async () => {
      const study = await insert(draft());
      const add = (): Promise<unknown> =>
        harness.unitOfWork.run(async ({ studies }) => {
          const locked = await studies.lock(study.id);
          if (locked === null) throw new Error('no study');
          return studies.save({ ...locked.study, revision: locked.study.revision + 1 });
        });
      await Promise.all(Array.from({ length: 8 }, add));
      expect(await harness.unitOfWork.read(({ studies }) => studies.find(study.id))).toMatchObject({
        revision: 8,
        version: 9,
      });
    });

    it('offers active studies with room: evaluator, labels, budget, parallel trials and deadline considered', async () => {
      const trainer = { kind: 'trainer', task: 'image-classification', dataset: 'digits', epochs: 1 } as const;
      const late = '2030-01-01T00:00:00.000Z';
      const label = { suite: identities.newToken() };
      const free = await insert(draft({ evaluator: trainer }, label));
      const external = await insert(draft({}, label));
      const used = await insert(draft({ evaluator: trainer, budget: { trials: 1 } }, label));
      const full = await insert(draft({ evaluator: trainer, budget: { parallelTrials: 1 } }, label));
      await insert(
        draft({ evaluator: trainer, budget: { deadline: new Date(Date.parse(late) - 2e12).toISOString() } }, label),
      );
      await harness.unitOfWork.run(async ({ studies }) => {
        await studies.save({ ...used, counts: { ...used.counts, budgetUsed: 1 } });
        await studies.save({ ...full, counts: { ...full.counts, open: 1 } });
      });
      const ids = async (filter: {
        evaluator: 'trainer' | 'external' | null;
        labels: Record<string, string>;
      }): Promise<string[]> => {
        const found = await harness.unitOfWork.read(({ studies }) =>
          studies.withRoom({ projectId, studyId: null, ...filter }, 10),
        );
        return found.map((study) => study.id).sort();
      };
      expect(await ids({ evaluator: 'trainer', labels: label })).toEqual([free.id]);
      expect(await ids({ evaluator: null, labels: label })).toEqual([free.id, external.id].sort());
      expect(await ids({ evaluator: null, labels: { ...label, gpu: 'yes' } })).toEqual([]);
    });

    it('finds active studies whose deadline has passed', async () => {
      const past = await insert(draft({ budget: { deadline: '2001-01-01T00:00:00.000Z' } }));
      const ahead = await insert(draft({ budget: { deadline: '2101-01-01T00:00:00.000Z' } }));
      const overdue = await harness.unitOfWork.read(({ studies }) => studies.pastDeadline(100));
      expect(overdue).toContain(past.id);
      expect(overdue).not.toContain(ahead.id);
    });
  });
}
