import type { Snapshot, SourceWeight } from '#study';
import { openSearch, type Search } from '../search.ts';
import { createSpaceDomain, type SpaceDomain } from '../space-domain.ts';
import { SOURCE_LEAST } from './constants.ts';
import { sourceRows, type SourceRows } from './source-rows.ts';

export interface Sources {
  readonly usable: readonly SourceRows[];
  /** Why the others have no say. */
  readonly ignored: readonly SourceWeight[];
}

export function readSources(search: Search, domain: SpaceDomain): Sources {
  const usable: SourceRows[] = [];
  const ignored: SourceWeight[] = [];
  for (const source of search.snapshot.sources ?? []) {
    const data = sourceRows(search.space, domain, source);
    const reason = reasonToIgnore(data);
    const { studyId, name } = source;
    if (reason === null) usable.push(data);
    else ignored.push({ studyId, name, weight: 0, observations: 0, ignored: reason });
  }
  return { usable, ignored };
}

function reasonToIgnore({ rows, scores, shared, source }: SourceRows): string | null {
  if (source.observations.length < SOURCE_LEAST) return 'It had too few results when this study was created.';
  if (rows.length < SOURCE_LEAST) return 'Its values have no place on the scales of the parameters of this study.';
  if (!shared.includes(true)) return 'It shares no parameter with this study.';
  return scores.every((score) => score === scores[0]) ? 'Its results are all equal: it ranks nothing.' : null;
}

/** How many sources a study can learn from. */
export function usableSources(snapshot: Snapshot): number {
  if (snapshot.sources === undefined || snapshot.sources.length === 0) return 0;
  const search = openSearch(snapshot);
  return readSources(search, createSpaceDomain(search)).usable.length;
}

/** The sources of a suggestion in which none of them had a say. */
export function silentSources(snapshot: Snapshot): readonly SourceWeight[] {
  const search = openSearch(snapshot);
  const { usable, ignored } = readSources(search, createSpaceDomain(search));
  const silent = usable.map(({ source: { studyId, name }, rows }) => {
    return { studyId, name, weight: 0, observations: rows.length, ignored: null };
  });
  return inOrder(snapshot, [...silent, ...ignored]);
}

/** In the order in which the study names them. */
export function inOrder(snapshot: Snapshot, weights: readonly SourceWeight[]): readonly SourceWeight[] {
  const place = new Map((snapshot.sources ?? []).map(({ studyId }, index) => [studyId, index]));
  return [...weights].sort((a, b) => (place.get(a.studyId) ?? 0) - (place.get(b.studyId) ?? 0));
}
