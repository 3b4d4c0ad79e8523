import { createRng } from '#numerics';
import { openMemoryHarness, CountingIdentities, sampleDocument, buildTrial } from '#study/testing';
import { studyDocumentSchema, type StudyDocumentInput, type Study, type TrialState } from '#study';
import { describe, expect, it } from '@jest/globals';
import { MOST_RIVALS } from './constants.ts';
import { judgeReport } from './judge-report.ts';

type Curve = Readonly<Record<number, number>>;

/** Why the last of these trials should stop, now that it has reported all of its steps at once. */
async function judge(earlyStopping: StudyDocumentInput['spec']['earlyStopping'], curves: readonly Curve[]) {
  const { unitOfWork } = await openMemoryHarness();
  const identities = new CountingIdentities();
  return unitOfWork.run(async (stores) => {
    const projectId = identities.newId();
    await stores.projects.insert({ id: projectId, slug: 'p', displayName: 'P', createdBy: 'test' });
    const document = studyDocumentSchema.parse(sampleDocument('judged', { earlyStopping }));
    const study: Study = await stores.studies.insert({
      ...{ ...document, spec: { ...document.spec, seed: 1 }, projectId, createdBy: 'test' },
      id: identities.newId(),
    });
    const trials = curves.map((curve, i) => {
      const state: TrialState = i + 1 === curves.length ? 'running' : 'stopped';
      const lease = { worker: 'w', leaseToken: identities.newToken(), leaseUntil: null, leaseSeconds: null };
      const lastStep = Math.max(...Object.keys(curve).map(Number));
      return buildTrial(study, identities.newId(), i + 1, { state, lastStep, attempt: { number: 1, ...lease } });
    });
    await stores.trials.insert(trials);
    await stores.measurements.record(
      trials.flatMap(({ id }, i) =>
        Object.entries(curves[i]!).map(([step, value]) => ({
          ...{ trialId: id, attempt: 1, step: Number(step), metric: 'accuracy', value: { value }, measuredAt: null },
        })),
      ),
    );
    const own = (await stores.trials.find(trials.at(-1)!.id))!;
    return judgeReport(stores, study, own, Object.keys(curves.at(-1)!).map(Number));
  });
}

describe('judgeReport', () => {
  it('does not take what old trials showed at a higher rung for what they showed at a lower one', async () => {
    // Curves of 1 - .7^s, the best quarter of them four steps long: more than are read at the first rung.
    const rng = createRng('halving');
    const curves = Array.from({ length: 5 * MOST_RIVALS }, (): Curve => {
      const end = rng.next();
      return { 1: 0.3 * end, ...(end > 0.75 && { 4: 0.76 * end }) };
    });
    const rule = { rule: 'asha', eta: 4, minResource: 1, maxResource: 64 } as const;
    expect(await judge(rule, [...curves, { 1: 0.3, 2: 0.51, 3: 0.66, 4: 0.76 }])).toBeNull();
    expect(await judge(rule, [...curves, { 1: 0.1, 2: 0.51, 3: 0.66, 4: 0.76 }])).toMatch(/ 300 others .* at rung 1,/);
  });

  it('asks for no more others than it reads', async () => {
    const others = Array.from({ length: MOST_RIVALS + 50 }, (): Curve => ({ 1: 0.5 }));
    const rule = { rule: 'asha', eta: 2, startupTrials: MOST_RIVALS + 10 } as const;
    expect(await judge(rule, [...others, { 1: 0.4 }])).toMatch(/300 of 300 others were better/);
    expect(await judge(rule, [...others.slice(0, 200), { 1: 0.4 }])).toBeNull();
  });
});
