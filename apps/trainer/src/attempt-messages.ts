import type { BackendChoice } from '#training';

/** What a child process needs to know to run one attempt. Everything is plain JSON: it crosses a process boundary. */
export interface AttemptJob {
  readonly assignments: Readonly<Record<string, string | number | boolean>>;
  /** `spec.evaluator` of the study. */
  readonly evaluator: Readonly<Record<string, unknown>>;
  readonly backend: BackendChoice;
  readonly memoryLimitBytes: number;
  /** Folder of the repository, where the data sets are. */
  readonly root: string;
  readonly artifactFolder: string | null;
}

export type MetricValues = Readonly<Record<string, number>>;

export type ToAttempt = { readonly type: 'start'; readonly job: AttemptJob } | { readonly type: 'stop' };

export type FromAttempt =
  | { readonly type: 'report'; readonly step: number; readonly metrics: MetricValues }
  | { readonly type: 'ended'; readonly metrics: MetricValues | null; readonly stopped: boolean }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };
