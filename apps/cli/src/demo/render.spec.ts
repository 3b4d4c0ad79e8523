import { describe, expect, it } from '@jest/globals';
import { clock, leaderboard, percent, progressLine, trialLine } from './render.ts';
import { searchProgress, secondsLeft } from './search-progress.ts';
import type { TrialView } from './surmise-client.ts';

function trial(number: number, state: string, accuracy: number | null, endedAt: string | null): TrialView {
  return {
    id: `id-${number}`,
    number,
    state,
    assignments: { blocks: 2, learningRate: 0.0123456 },
    suggestion: { source: 'bayesian' },
    metrics: accuracy === null ? {} : { accuracy: { value: accuracy } },
    lastStep: 4,
    failure: state === 'failed' ? { code: 'nan_loss', message: 'loss became NaN' } : null,
    startedAt: '2026-01-01T00:00:00Z',
    endedAt,
  };
}

const TRIALS = [
  trial(1, 'succeeded', 0.91, '2026-01-01T00:00:04Z'),
  trial(2, 'succeeded', 0.97, '2026-01-01T00:00:03Z'),
  trial(3, 'failed', null, '2026-01-01T00:00:06Z'),
  trial(4, 'running', null, null),
  trial(5, 'queued', null, null),
];

describe('searchProgress', () => {
  it('orders finished trials by when they ended and keeps the best of those that succeeded', () => {
    const progress = searchProgress(TRIALS, 'accuracy');
    expect(progress.finished.map(({ number }) => number)).toEqual([2, 1, 3]);
    expect(progress.running.map(({ number }) => number)).toEqual([4]);
    expect(progress.best).toBe(0.97);
  });

  it('has no best before the first success', () => {
    expect(searchProgress(TRIALS.slice(2), 'accuracy').best).toBeNull();
  });
});

describe('secondsLeft', () => {
  it('extrapolates the pace since the start', () => {
    expect(secondsLeft({ finishedSince: 4, remaining: 6, sinceMs: 1000, nowMs: 9000 })).toBe(12);
  });

  it('is unknown before the first trial ended', () => {
    expect(secondsLeft({ finishedSince: 0, remaining: 6, sinceMs: 0, nowMs: 9000 })).toBeNull();
  });
});

describe('rendering', () => {
  it('writes accuracies as percentages and times as minutes and seconds', () => {
    expect(percent(0.98194)).toBe('98.2 %');
    expect(percent(null)).toBe('-');
    expect(clock(65.4)).toBe('1:05');
  });

  it('shows why a trial has no accuracy', () => {
    const line = trialLine(TRIALS[2]!, 'accuracy', 0.97);
    expect(line).toContain('failed');
    expect(line).toContain('loss became NaN');
    expect(line).toContain('learningRate=0.012');
  });

  it('draws a bar as long as the share that is done', () => {
    const line = progressLine(searchProgress(TRIALS, 'accuracy'), 6, 65);
    expect(line.match(/█/g)).toHaveLength(12);
    expect(line).toContain('trial 3/6');
    expect(line).toContain('best so far 97.0 %');
    expect(line).toContain('about 1:05 left');
    expect(line).toContain('#4 epoch 4');
  });

  it('ranks only trials that succeeded', () => {
    const rows = leaderboard(TRIALS, 'accuracy', 10);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^ {2}1\. +97\.0 % +trial +2 /);
  });
});
