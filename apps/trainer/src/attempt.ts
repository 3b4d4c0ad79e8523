import { readTaskOptions, runImageTrial, startBackend, TrainingError } from '#training';
import type { AttemptJob, FromAttempt, ToAttempt } from './attempt-messages.ts';

/** Entry of the child process that runs one attempt. It talks to its parent only, over the process channel. */

const stop = new AbortController();

process.on('message', (message: ToAttempt) => {
  if (message.type === 'stop') stop.abort();
  else void run(message.job);
});

// The parent is gone: nobody would hear the result, and the lease will run out.
process.on('disconnect', () => process.exit(1));

async function run(job: AttemptJob): Promise<void> {
  const answer = await attempt(job).catch(describeFailure);
  process.send?.(answer, () => {
    process.exit(0);
  });
}

async function attempt(job: AttemptJob): Promise<FromAttempt> {
  const options = readTaskOptions(job.evaluator);
  await startBackend(job.backend);
  const { metrics, stopped } = await runImageTrial({
    assignments: job.assignments,
    options,
    root: job.root,
    memoryLimitBytes: job.memoryLimitBytes,
    artifactFolder: job.artifactFolder,
    onReport: (report) => {
      process.send?.({ type: 'report', ...report } satisfies FromAttempt);
    },
    cancellation: stop.signal,
  });
  return { type: 'ended', metrics, stopped };
}

function describeFailure(error: unknown): FromAttempt {
  if (error instanceof TrainingError) {
    const message = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    return { type: 'failed', code: error.code, message };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const outOfMemory = /out of memory|allocation failed|cannot enlarge memory|\bOOM\b/i.test(message);
  return { type: 'failed', code: outOfMemory ? 'out_of_memory' : 'crashed', message };
}
