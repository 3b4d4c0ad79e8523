import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.ts';
import { NestLogger } from './nest-logger.ts';

function capture() {
  const lines: string[] = [];
  return { lines, log: createLogger('trace', { write: (line: string) => void lines.push(line) }) };
}

describe('createLogger', () => {
  const canary = 'smk_0190abcd_s3cr3t-canary_X';

  it.each([
    ['in a known field', { authorization: `Bearer ${canary}` }, 'm'],
    ['in a nested field', { req: { headers: { authorization: canary } } }, 'm'],
    ['in an unforeseen field', { whatever: [`x ${canary} y`] }, 'm'],
    ['in the message', {}, `bad key ${canary}`],
    ['in an error', { err: new Error(`bad key ${canary}`) }, 'm'],
  ])('never writes an API key: %s', (_where, fields, message) => {
    const { lines, log } = capture();
    log.info(fields, message);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('s3cr3t-canary');
    expect(lines[0]).toContain('redacted]');
  });

  it('masks passwords in URLs and keeps the rest', () => {
    const { lines, log } = capture();
    log.warn('cannot reach postgresql://surmise:hunter2@127.0.0.1:5432/surmise');
    expect(lines[0]).toContain('postgresql://surmise:[redacted]@127.0.0.1:5432/surmise');
  });
});

describe('errors in the log', () => {
  it('tell what happened, and the causes, without what a driver hangs on them', () => {
    const { lines, log } = capture();
    const inner = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', client: { secretKey: 42 } });
    log.warn({ err: new Error('outer', { cause: inner }) }, 'm');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: {
        type: 'Error',
        message: 'outer',
        stack: expect.stringContaining('logger.spec'),
        cause: { message: 'refused', code: 'ECONNREFUSED' },
      },
    });
    expect(lines[0]).not.toContain('secretKey');
  });
});

describe('NestLogger', () => {
  it('keeps the context and the stack', () => {
    const { lines, log } = capture();
    new NestLogger(log).error('boom', 'Error: boom\n at x', 'ExceptionsHandler');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      msg: 'boom',
      context: 'ExceptionsHandler',
      stack: 'Error: boom\n at x',
    });
  });
});
