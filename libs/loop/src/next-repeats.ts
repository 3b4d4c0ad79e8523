import type { Stores } from '#study';

/** Repeat number of each of some new trials, given their canonical texts: the first free one, equal ones among them in turn. */
export async function nextRepeats(
  stores: Pick<Stores, 'trials'>,
  studyId: string,
  canonical: readonly string[],
): Promise<readonly number[]> {
  const stored = await stores.trials.repeats(studyId, canonical);
  const seen = new Map<string, number>();
  return canonical.map((text, index) => {
    const repeat = seen.get(text) ?? stored[index] ?? 0;
    seen.set(text, repeat + 1);
    return repeat;
  });
}
