import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveDisplay } from './live-display.ts';
import { progressLine, trialHeading, trialLine } from './render.ts';
import { searchProgress, secondsLeft } from './search-progress.ts';
import { ServiceProblem, type SurmiseClient, type TrialView } from './surmise-client.ts';

const POLL_MS = 400;

/** Watches a study until it is finished: a line per trial that ends, a live line below. Answers its trials. */
export async function watchSearch(input: {
  client: SurmiseClient;
  studyId: string;
  total: number;
  metric: string;
  display: LiveDisplay;
  signal: AbortSignal;
}): Promise<readonly TrialView[]> {
  const { client, studyId, total, metric, display, signal } = input;
  const startedMs = Date.now();
  const shown = new Set<string>();
  let before: number | null = null;
  display.line(trialHeading());
  for (;;) {
    signal.throwIfAborted();
    const trials = await patiently(() => client.trials(studyId));
    const progress = searchProgress(trials, metric);
    before ??= progress.finished.length;
    progress.finished.forEach((trial, index) => {
      if (shown.has(trial.id)) return;
      shown.add(trial.id);
      display.line(trialLine(trial, metric, searchProgress(progress.finished.slice(0, index + 1), metric).best));
    });
    const left = secondsLeft({
      finishedSince: progress.finished.length - before,
      remaining: total - progress.finished.length,
      sinceMs: startedMs,
      nowMs: Date.now(),
    });
    display.live(progressLine(progress, total, left));
    const study = await patiently(() => client.study(studyId));
    if (study.state === 'finished' && progress.running.length === 0) {
      display.endLive();
      return trials;
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** A database that is being restarted answers 503: the search goes on by itself, so waiting is the right thing. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ServiceProblem) || error.status !== 503 || tries >= 60) throw error;
      await sleep(500);
    }
  }
}
