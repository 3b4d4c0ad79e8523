import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readResults } from './result-file.ts';
import { resultLineSchema } from './result-line.ts';

// Each test starts several processes, which a busy machine starts slowly.
const PATIENCE_MS = 120_000;
const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));

describe('bench:optimiser', () => {
  let folder = '';
  let out = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'surmise-bench-'));
    out = join(folder, 'results', 'out.jsonl');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(...argv: string[]) {
    return spawnSync(process.execPath, ['--conditions=source', RUN, ...argv], { encoding: 'utf8' });
  }
  const random = (...argv: string[]) =>
    run('--strategy', 'random', '--problems', 'branin-2d,hpobench-car', '--budget', '5', '--out', out, ...argv);

  it(
    'adds a line per run and skips on the next call what the file holds',
    () => {
      expect(random('--seeds', '0')).toMatchObject({ status: 0 });
      const first = readFileSync(out, 'utf8');
      expect(first.endsWith('\n')).toBe(true);

      expect(random('--seeds', '0-1', '--jobs', '2')).toMatchObject({ status: 0 });
      const all = readFileSync(out, 'utf8');
      expect(all.startsWith(first)).toBe(true);
      const lines = readResults(out);
      expect(lines.map(({ problem, seed }) => `${problem} ${seed}`).sort()).toEqual([
        'branin-2d 0',
        'branin-2d 1',
        'hpobench-car 0',
        'hpobench-car 1',
      ]);
      for (const line of lines) {
        expect(resultLineSchema.strict().parse(line)).toMatchObject({ optimiser: 'surmise-random', budget: 5 });
        for (const perTrial of [line.regret, line.bestSoFarTruth, line.ms, line.cpuMs])
          expect(perTrial).toHaveLength(5);
      }

      expect(random('--seeds', '0-1')).toMatchObject({ status: 0, stdout: '' });
      expect(readFileSync(out, 'utf8')).toBe(all);
    },
    PATIENCE_MS,
  );

  it(
    'says FAILED on stderr, goes on, and ends with 1',
    () => {
      const impossible = { name: 'impossible', base: 'branin', dim: 3 };
      const possible = { name: 'possible', base: 'branin', dim: 2 };
      writeFileSync(join(folder, 'functions.json'), JSON.stringify([impossible, possible]));
      const result = run('--data', folder, '--strategy', 'random', '--budget', '3', '--seeds', '4', '--out', out);
      expect(result.stderr).toMatch(/^FAILED surmise-random impossible seed 4\n/);
      expect(result).toMatchObject({ status: 1, stdout: expect.stringMatching(/^surmise-random possible seed 4: /) });
      expect(readResults(out).map(({ problem }) => problem)).toEqual(['possible']);
    },
    PATIENCE_MS,
  );

  it(
    'tells in one line what is wrong with a command',
    () => {
      expect(random('--problems', 'nosuch')).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^--problems nosuch matches no problem.*\n$/),
      });
      writeFileSync(join(folder, 'torn.jsonl'), '{"optimiser":"surmise-ran');
      const torn = run('--out', join(folder, 'torn.jsonl'), '--problems', 'branin-2d');
      expect(torn).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/torn\.jsonl, line 1, is no result.*\n$/),
      });
    },
    PATIENCE_MS,
  );
});
