import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoStudyDocument } from '../../apps/cli/src/demo/demo-study.ts';
import { SurmiseService } from './surmise-service.ts';

interface Trial {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly assignments: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, { readonly value: number }>>;
  readonly lastStep: number | null;
  readonly suggestion: { readonly source: string; readonly seed: number };
}

interface Study {
  readonly id: string;
  readonly state: string;
  readonly finishReason: string | null;
  readonly progress: Readonly<Record<string, number>>;
  readonly best: Trial | null;
}

const TRIALS = 6;
const EPOCHS = 2;
const PATIENCE_MS = 400_000;

describe('the whole loop: API, embedded PostgreSQL, optimiser threads, trainer', () => {
  let dataFolder: string;
  let service: SurmiseService;

  beforeAll(async () => {
    dataFolder = await SurmiseService.newDataFolder();
    service = await SurmiseService.start(dataFolder);
  });

  afterAll(async () => {
    await service.end('SIGTERM');
    await SurmiseService.discard(dataFolder);
  });

  it(
    'trains six short trials of a real study and says which network was best',
    async () => {
      const document = demoStudyDocument('six-short-trials', {
        dataset: 'digits',
        trials: TRIALS,
        parallel: 2,
        epochs: EPOCHS,
        seed: 1,
      });
      const created = await service.call('POST', '/api/v1/projects/default/studies', document);
      expect(created.status).toBe(201);
      let study = created.body as Study;
      const studyPath = `/api/v1/studies/${study.id}`;

      const deadline = Date.now() + PATIENCE_MS;
      while (study.state !== 'finished' && Date.now() < deadline) {
        await sleep(300);
        study = (await service.call('GET', studyPath)).body as Study;
      }
      expect(study).toMatchObject({
        state: 'finished',
        finishReason: 'budget',
        progress: { succeeded: TRIALS, running: 0, queued: 0 },
      });

      const answer = await service.call('GET', `${studyPath}/trials?orderBy=number`);
      const { trials } = answer.body as { trials: readonly Trial[] };
      expect(trials.map((trial) => trial.number)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(new Set(trials.map((trial) => JSON.stringify(trial.assignments))).size).toBe(TRIALS);
      for (const trial of trials) {
        expect(trial.lastStep).toBe(EPOCHS);
        expect(trial.metrics.accuracy?.value).toBeGreaterThan(0);
        const replay = await service.call('POST', `/api/v1/trials/${trial.id}/replay`);
        expect(replay.body).toMatchObject({ equal: true });
      }
      expect(trials.some((trial) => trial.suggestion.source === 'bayesian')).toBe(true);
      const accuracies = trials.map((trial) => trial.metrics.accuracy?.value ?? 0);
      expect(study.best?.metrics.accuracy?.value).toBe(Math.max(...accuracies));
      // Chance is 0.1: two epochs of the best of six networks must be far above it, or nothing was learnt.
      expect(Math.max(...accuracies)).toBeGreaterThan(0.6);
    },
    PATIENCE_MS + 10_000,
  );

  it('keeps everything over a kill -9 and is ready again', async () => {
    const before = await service.call('GET', '/api/v1/projects/default/studies');
    expect(await service.end('SIGKILL')).toBeNull();
    service = await SurmiseService.start(dataFolder);
    const after = await service.call('GET', '/api/v1/projects/default/studies');
    expect(after.body).toEqual(before.body);
  });
});
