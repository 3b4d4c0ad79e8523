import { describe, expect, it } from '@jest/globals';
import { startMemoryApi } from '../testing/memory-api.ts';
import { studyBody } from '../testing/study-body.ts';
import { studyHealth } from './study-health.ts';

async function checksAfter(trials: Record<string, unknown>[], spec: Record<string, unknown> = {}): Promise<string[]> {
  const { api, close } = await startMemoryApi();
  const created = await api.call('POST', '/projects/default/studies', studyBody('health', spec));
  const path = `/studies/${String(created.body['id'])}`;
  expect(await api.call('POST', `${path}/trials`, { trials })).toMatchObject({ status: 201 });
  const answer = await api.call('GET', `${path}/health`);
  expect(answer.status).toBe(200);
  await close();
  return (answer.body['checks'] as { code: string; message: string }[]).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const point = (units: number, outcome: Record<string, unknown>) => ({
  assignments: { learningRate: 0.01, units, optimizer: 'adam' },
  ...outcome,
});
const good = (units: number, accuracy: number) => point(units, { metrics: { accuracy } });
const bad = (units: number, kind: string) => point(units, { failure: { kind, message: 'no' } });

describe('the health of a study', () => {
  it('has nothing to say of a study that goes well, or has hardly begun', async () => {
    expect(await checksAfter([20, 30, 40, 50, 60].map((units, index) => good(units, index / 10)))).toEqual([]);
    expect(await checksAfter([bad(20, 'failed')])).toEqual([]);
  });

  it('notices that nothing succeeds', async () => {
    expect(await checksAfter([20, 21, 22, 23, 24].map((units) => bad(units, 'failed')))).toEqual([
      'no_success: None of 5 trials succeeded.',
    ]);
  });

  it('notices that every trial was stopped, or that what was not stopped broke', () => {
    const checks = (progress: object) =>
      studyHealth({
        study: { spec: { constraints: [] } },
        progress: { succeeded: 0, failed: 0, infeasible: 0, stopped: 0, ...progress },
        best: null,
        suggestions: [],
      } as unknown as Parameters<typeof studyHealth>[0]).checks;
    expect(checks({ stopped: 12 })).toEqual([
      {
        code: 'no_success',
        level: 'warning',
        message: 'None of 12 trials succeeded: 12 were stopped early.',
        hint: expect.stringMatching(/earlyStopping/) as unknown,
      },
    ]);
    expect(checks({ failed: 5, stopped: 1 })).toEqual([
      {
        code: 'no_success',
        level: 'error',
        message: 'None of 6 trials succeeded: 1 was stopped early.',
        hint: expect.stringMatching(/by hand/) as unknown,
      },
    ]);
    expect(checks({ stopped: 4 })).toEqual([]);
    expect(checks({ succeeded: 1, stopped: 12 })).toEqual([]);
  });

  it('notices many failures and many infeasible trials', async () => {
    const failing = [good(20, 0.1), good(21, 0.2), good(22, 0.3), bad(23, 'failed'), bad(24, 'failed')];
    expect(await checksAfter(failing)).toEqual(['many_failures: 2 of 5 trials failed.']);
    const infeasible = [good(20, 0.1), good(21, 0.2), ...[22, 23, 24].map((units) => bad(units, 'infeasible'))];
    expect(await checksAfter(infeasible)).toEqual(['many_infeasible: 3 of 5 trials were infeasible.']);
  });

  it('notices that no result is within the limits', async () => {
    const spec = { constraints: [{ metric: 'latencyMs', max: 4 }], strategy: { name: 'auto' } };
    const slow = [5, 6, 7, 8, 9].map((latencyMs) => point(20 + latencyMs, { metrics: { accuracy: 0.5, latencyMs } }));
    expect(await checksAfter(slow, spec)).toEqual([
      'none_within_limits: None of 5 results is within the limits of latencyMs.',
    ]);
    expect(await checksAfter(slow.slice(1), spec)).toEqual([]);
    const quick = point(50, { metrics: { accuracy: 0.1, latencyMs: 4 } });
    expect(await checksAfter([...slow, quick], spec)).toEqual([]);
  });

  it('knows the largest of steps that do not come out even', async () => {
    const spec = {
      parameters: [
        { name: 'units', type: 'int', min: 8, max: 250, step: 8 },
        { name: 'rate', type: 'float', min: 0.001, max: 1, scale: 'log' },
      ],
    };
    const at = (units: number, accuracy: number) => ({ assignments: { units, rate: 0.1 }, metrics: { accuracy } });
    const trials = [16, 24, 32, 40].map((units) => at(units, 0.5));
    expect(await checksAfter([...trials, at(248, 0.9)], spec)).toEqual([
      'best_at_boundary: The best trial has units at its largest value.',
    ]);
    expect(await checksAfter([...trials, at(240, 0.9)], spec)).toEqual([]);
  });

  it('notices a best trial at the edge of the space', async () => {
    const trials = [20, 30, 40, 50].map((units) => good(units, 0.5));
    expect(await checksAfter([...trials, good(256, 0.9)])).toEqual([
      'best_at_boundary: The best trial has units at its largest value.',
    ]);
  });

  it('passes on that the latest model is no better than chance, and notices a habit of falling back', () => {
    const view = {
      study: { spec: { constraints: [] } },
      progress: { succeeded: 0, failed: 0, infeasible: 0, stopped: 0 },
      best: null,
    };
    const checks = (suggestions: object[]): string[] =>
      studyHealth({ ...view, suggestions } as unknown as Parameters<typeof studyHealth>[0]).checks.map(
        ({ code, message }) => `${code}: ${message}`,
      );
    const modelled = (codes: string[]) => ({
      source: 'bayesian',
      modelTrials: 9,
      fallback: null,
      warnings: codes.map((code) => ({ code, message: `it is ${code}` })),
    });
    const fallen = { source: 'quasi-random', modelTrials: 0, fallback: { code: 'time_limit', reason: 'Too slow.' } };
    const own = { source: 'user', modelTrials: 0, fallback: null };
    expect(checks([own, modelled(['no_better_than_chance', 'overconfident']), modelled([])])).toEqual([
      'no_better_than_chance: it is no_better_than_chance',
    ]);
    expect(checks([modelled([]), modelled(['no_better_than_chance'])])).toEqual([]);
    expect(checks([fallen, fallen, own, modelled([]), modelled([])])).toEqual([]);
    expect(checks([fallen, fallen, own, fallen, modelled([])])).toEqual([
      'strategy_falls_back: 3 of the last 4 suggestions are not the strategy’s own: Too slow.',
    ]);
  });
});
