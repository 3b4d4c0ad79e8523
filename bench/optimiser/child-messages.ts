import type { ResultLine } from './result-line.ts';
import type { StudySetup } from './run-options.ts';
import type { RunTask } from './run-queue.ts';

/** What a child is told about every run that it will be asked for, as its one argument, in JSON. */
export interface ChildSetup {
  readonly data: string;
  readonly setup: StudySetup;
}

export type ChildRequest = RunTask;
export type ChildAnswer = { readonly line: ResultLine } | { readonly error: string };
