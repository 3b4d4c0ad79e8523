import { UsageError } from './usage-error.ts';

/** '0-4', '0,3,7' or '2', also mixed. */
export function parseSeeds(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part.trim());
    if (!match) throw new UsageError(`--seeds takes 0-4, 0,3,7 or 2, not "${text}"`);
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first) throw new UsageError(`--seeds: ${part} runs backwards`);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}
