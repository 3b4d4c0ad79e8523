import { ProblemDataError } from './problems/problem-data-error.ts';
import { SurrogateRuntimeMissingError } from './problems/surrogate-runtime.ts';
import { UsageError } from './usage-error.ts';

/** Answers for a command's exit: an error that its user can act on becomes one line, any other keeps its stack. */
export function reportExpectedError(error: unknown): void {
  const expected = [UsageError, ProblemDataError, SurrogateRuntimeMissingError].some((kind) => error instanceof kind);
  if (!expected || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
