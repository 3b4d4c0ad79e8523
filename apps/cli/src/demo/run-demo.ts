import { join, resolve } from 'node:path';
import { ignoresHangup } from '#platform';
import type { DemoOptions } from './demo-options.ts';
import { DEMO_LABEL, DEMO_METRIC, demoStudyDocument } from './demo-study.ts';
import { LiveDisplay } from './live-display.ts';
import { clock, leaderboard } from './render.ts';
import { shellWord } from './shell-word.ts';
import { startService, type ServiceProcess } from './service-process.ts';
import { type StudyView, SurmiseClient, type TrialView } from './surmise-client.ts';
import { trainWinner } from './train-winner.ts';
import { watchSearch } from './watch-search.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..', '..');
const SERVICE_ENTRY = join(ROOT, 'dist', 'apps', 'api', 'src', 'main.js');
const LEADERBOARD_ROWS = 10;
/** What shells report for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** The newcomer's first search, from an empty folder to a saved model. Answers the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const display = new LiveDisplay(process.stdout);
  const interruption = new AbortController();
  const stopOn = (reason: string) => (): void => {
    if (interruption.signal.aborted) return;
    display.endLive();
    display.line(`${reason}: stopping what was started ...`);
    interruption.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOn('Interrupted'));
  if (!ignoresHangup()) process.on('SIGHUP', stopOn('The terminal is gone'));
  process.on('disconnect', stopOn('The process that started this one is gone'));
  try {
    await searchAndTrain(options, display, interruption.signal);
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    display.line('Stopped. `npm run demo -- --resume` goes on where it was.');
    return INTERRUPTED;
  } finally {
    process.removeAllListeners('disconnect');
    // The channel to the process that started this one would keep it alive.
    if (process.connected) process.disconnect();
  }
}

async function searchAndTrain(options: DemoOptions, display: LiveDisplay, signal: AbortSignal): Promise<void> {
  const started = Date.now();
  display.line('Surmise demo: find a neural network that reads handwritten digits.');
  display.line('Starting PostgreSQL, API, optimiser threads and trainer ...');
  const service = await startService({
    entry: SERVICE_ENTRY,
    dataFolder: options.dataFolder,
    parallel: options.parallel,
  });
  let search: { study: StudyView; trials: readonly TrialView[] };
  try {
    signal.throwIfAborted();
    const running = runSearch(new SurmiseClient(service.url, service.key), service, options, display, signal);
    search = await Promise.race([running, whenItDies(service)]);
  } finally {
    await service.stop();
  }
  const { study, trials } = search;
  display.line('');
  display.line('Leaderboard (validation accuracy):');
  for (const row of leaderboard(trials, DEMO_METRIC, LEADERBOARD_ROWS)) display.line(row);
  display.line('');
  const winner = bestTrial(trials);
  if (winner === null)
    throw new Error('No trial succeeded, so there is nothing to train; the lines above say why each failed.');
  const { dataset = options.dataset, epochs, seed } = study.spec.evaluator;
  const folder = join(options.dataFolder, 'models', study.name);
  const { modelPath } = await trainWinner({
    trial: winner,
    dataset,
    epochs,
    seed: seed ?? 1,
    root: ROOT,
    folder,
    display,
    signal,
  });
  display.line(`model: ${modelPath}`);
  display.line(
    `It is a TensorFlow.js layers model (tf.loadLayersModel). See it read digits: npm run evaluate -- ${shellWord(folder)}`,
  );
  display.line(
    `Everything took ${clock((Date.now() - started) / 1000)} and is stopped. The study is kept in ${options.dataFolder}: npm start -- --data ${shellWord(options.dataFolder)}`,
  );
}

async function runSearch(
  client: SurmiseClient,
  service: ServiceProcess,
  options: DemoOptions,
  display: LiveDisplay,
  signal: AbortSignal,
): Promise<{ study: StudyView; trials: readonly TrialView[] }> {
  const study = options.resume
    ? await latestStudy(client)
    : await client.createStudy(demoStudyDocument(newName(options), options));
  const total = study.spec.budget.trials;
  display.line(`Service at ${service.url}, API pages at ${service.url}/api/docs`);
  display.line(
    `Study ${study.name}: ${total} trials, ${study.spec.budget.parallelTrials ?? options.parallel} at a time${options.resume ? ', resumed' : ''}.`,
  );
  display.line('');
  const trials = await watchSearch({ client, studyId: study.id, total, metric: DEMO_METRIC, display, signal });
  return { study, trials };
}

async function latestStudy(client: SurmiseClient): Promise<StudyView> {
  const demos = (await client.studies()).filter((study) => DEMO_LABEL in study.labels);
  const latest = demos.sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  if (latest === undefined)
    throw new Error('There is no search to resume in this folder. Start one with: npm run demo');
  return latest;
}

function bestTrial(trials: readonly TrialView[]): TrialView | null {
  const scored = trials.filter((trial) => trial.state === 'succeeded' && trial.metrics[DEMO_METRIC] !== undefined);
  const value = (trial: TrialView): number => trial.metrics[DEMO_METRIC]?.value ?? Number.NEGATIVE_INFINITY;
  return scored.sort((a, b) => value(b) - value(a) || a.number - b.number)[0] ?? null;
}

function newName(options: DemoOptions): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
  return `${options.dataset}-${time}`;
}

async function whenItDies(service: ServiceProcess): Promise<never> {
  throw new Error(`The service ended unexpectedly. Its last words:\n${await service.died}`);
}
