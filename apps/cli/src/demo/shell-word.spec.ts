import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { shellWord } from './shell-word.ts';

describe('shellWord', () => {
  it('leaves plain paths alone', () => {
    expect(shellWord('/home/ada/surmise/.surmise-demo')).toBe('/home/ada/surmise/.surmise-demo');
  });

  it.each(['/home/ada/my clone/x', "it's", '$HOME `id` "x"', ''])('makes one word of %j', (text) => {
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text);
  });
});
