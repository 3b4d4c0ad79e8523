import type { FromAttempt, ToAttempt } from '../attempt-messages.ts';

/** An attempt for tests that goes wrong in the way that its assignments name. */
process.on('message', (message: ToAttempt) => {
  if (message.type === 'start') misbehave(String(message.job.assignments.fault));
});
process.on('disconnect', () => process.exit(1));

function misbehave(fault: string): void {
  switch (fault) {
    case 'none':
      say({ type: 'report', step: 1, metrics: { accuracy: 0.5, loss: 1, undeclared: 3 } });
      say({ type: 'ended', metrics: { accuracy: 0.5, loss: 1, undeclared: 3 }, stopped: false });
      process.disconnect();
      return;
    case 'throw':
      throw new Error('a fault on purpose');
    case 'exit':
      process.exit(3);
      return;
    case 'abort':
      process.abort();
      return;
    case 'hang':
      for (;;);
    case 'obeys stop':
      say({ type: 'report', step: 1, metrics: { accuracy: 0.25 } });
      process.on('message', (message: ToAttempt) => {
        if (message.type !== 'stop') return;
        say({ type: 'ended', metrics: { accuracy: 0.25 }, stopped: true });
        process.disconnect();
      });
      return;
    case 'memory':
      hoard();
      return;
    case 'heap': {
      const kept: string[][] = [];
      for (let i = 0; ; i++) kept.push(Array.from({ length: 1_000 }, (_, at) => `${i} ${at}`));
    }
    case 'wrong metric':
      say({ type: 'ended', metrics: { loss: 1 }, stopped: false });
      process.disconnect();
      return;
    default:
      throw new Error(`There is no fault "${fault}".`);
  }
}

/** Outside the JavaScript heap, as tensors are. */
function hoard(): void {
  const kept: Buffer[] = [];
  setInterval(() => kept.push(Buffer.alloc(2 ** 26, 1)), 20);
}

function say(message: FromAttempt): void {
  process.send?.(message);
}
