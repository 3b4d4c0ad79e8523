import { fork } from 'node:child_process';
import type { ToAttempt } from '../attempt-messages.ts';

/** Starts a real attempt that would train for a long time, prints its process id at its first report, and waits to be killed. */
const [, , entry = '', root = ''] = process.argv;
const child = fork(entry, [], { execArgv: ['--conditions=source'] });
child.once('message', () => {
  process.stdout.write(`${child.pid ?? 0}\n`);
});
child.send({
  type: 'start',
  job: {
    assignments: { family: 'dense', blocks: 1 },
    evaluator: { kind: 'trainer', task: 'image-classification', dataset: 'digits', epochs: 10_000 },
    backend: 'wasm',
    memoryLimitBytes: 2 ** 30,
    root,
    artifactFolder: null,
  },
} satisfies ToAttempt);
