// A process that makes runs for another one: a task comes in as a message, its result line or what went wrong goes back.
import type { ChildAnswer, ChildRequest, ChildSetup } from './child-messages.ts';
import { createLocalRunner } from './local-runner.ts';

const { data, setup } = JSON.parse(process.argv[2] ?? '') as ChildSetup;
const runner = createLocalRunner(data, setup);

process.on('disconnect', () => process.exit());
process.on('message', (task: ChildRequest) => {
  runner.run(task).then(
    (line) => {
      answer({ line });
    },
    (error: unknown) => {
      answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});

function answer(message: ChildAnswer): void {
  process.send?.(message);
}
