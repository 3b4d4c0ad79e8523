import type { SearchProgress } from './search-progress.ts';
import type { TrialView } from './surmise-client.ts';

const BAR_WIDTH = 24;

export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '-' : `${(100 * value).toFixed(1)} %`;
}

/** `1:05` for 65 seconds. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** One configuration in one line: the names shortened to what tells configurations apart. */
export function describeAssignments(assignments: TrialView['assignments']): string {
  return Object.entries(assignments)
    .map(([name, value]) => `${name}=${typeof value === 'number' ? shortNumber(value) : String(value)}`)
    .join(' ');
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(2)));
}

export function trialHeading(): string {
  return '  trial  accuracy      best  seconds  proposed by   configuration';
}

/** The line of a trial that ended: its accuracy or why it has none. */
export function trialLine(trial: TrialView, metric: string, best: number | null): string {
  const seconds =
    trial.startedAt !== null && trial.endedAt !== null
      ? (Date.parse(trial.endedAt) - Date.parse(trial.startedAt)) / 1000
      : 0;
  const result = trial.state === 'succeeded' ? percent(trial.metrics[metric]?.value) : trial.state;
  const source = trial.suggestion?.source ?? 'person';
  const reason = trial.failure === null ? '' : `  (${trial.failure.message})`;
  return [
    String(trial.number).padStart(7),
    result.padStart(10),
    percent(best).padStart(10),
    seconds.toFixed(1).padStart(9),
    `  ${source.padEnd(13)}`,
    describeAssignments(trial.assignments) + reason,
  ].join('');
}

/** The live line: how many of how many, best so far, what runs, time left. */
export function progressLine(progress: SearchProgress, total: number, left: number | null): string {
  const done = progress.finished.length;
  const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
  const bar = '█'.repeat(filled) + '░'.repeat(Math.max(0, BAR_WIDTH - filled));
  const running = progress.running
    .map((trial) => `#${trial.number}${trial.lastStep === null ? '' : ` epoch ${trial.lastStep}`}`)
    .join(', ');
  const time = left === null ? '' : `  about ${clock(left)} left`;
  return `${bar} trial ${done}/${total}  best so far ${percent(progress.best)}${time}${running === '' ? '' : `  running ${running}`}`;
}

/** The best trials as a table, best first. */
export function leaderboard(trials: readonly TrialView[], metric: string, rows: number): string[] {
  const scored = trials.flatMap((trial) => {
    const value = trial.metrics[metric]?.value;
    return trial.state === 'succeeded' && value !== undefined ? [{ trial, value }] : [];
  });
  scored.sort((a, b) => b.value - a.value || a.trial.number - b.trial.number);
  return scored
    .slice(0, rows)
    .map(
      ({ trial, value }, place) =>
        `${String(place + 1).padStart(3)}. ${percent(value).padStart(7)}  trial ${String(trial.number).padStart(2)}  ${describeAssignments(trial.assignments)}`,
    );
}
