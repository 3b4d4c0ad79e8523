import type { EndedTrial, SourceHistory, SourceObservation, Study, StudySpec } from '#study';
import { SOURCE_BEST, SOURCE_TRIALS } from './constants.ts';

/**
 * What a study with this spec takes from another one: results in the metric that it optimises itself, if the source knows that metric; else in
 * the source's own first objective, since order is what is learnt and units do not matter. Of very many results the best, and of the rest some
 * of every rank, so that a model still learns where it is bad. In the order of the trials.
 */
export function takeHistory(
  target: Pick<StudySpec, 'objectives'>,
  source: Study,
  ended: readonly EndedTrial[],
): SourceHistory {
  const { metric, sign } = scoreOf(target, source.spec);
  const all = ended.flatMap(({ state, assignments, metrics }): SourceObservation[] => {
    const value = metrics[metric]?.value;
    return state === 'succeeded' && value !== undefined && Number.isFinite(value)
      ? [{ assignments, score: sign * value }]
      : [];
  });
  return { studyId: source.id, name: source.name, observations: spread(all) };
}

function scoreOf(target: Pick<StudySpec, 'objectives'>, source: StudySpec): { metric: string; sign: 1 | -1 } {
  const { objectives, constraints, trackedMetrics } = source;
  const known = new Set([...objectives, ...constraints].map(({ metric }) => metric).concat(trackedMetrics));
  const objective = target.objectives.find(({ metric }) => known.has(metric)) ?? objectives[0];
  if (objective === undefined) throw new Error('a study has at least one objective');
  return { metric: objective.metric, sign: objective.goal === 'maximize' ? 1 : -1 };
}

function spread(all: readonly SourceObservation[]): readonly SourceObservation[] {
  if (all.length <= SOURCE_TRIALS) return all;
  const ranked = Array.from(all.keys()).sort((a, b) => all[b]!.score - all[a]!.score || a - b);
  const rest = ranked.length - SOURCE_BEST;
  const places = SOURCE_TRIALS - SOURCE_BEST;
  const chosen = ranked.slice(0, SOURCE_BEST);
  // The last place is the worst of all.
  for (let place = 1; place <= places; place++)
    chosen.push(ranked[SOURCE_BEST + Math.ceil((place * rest) / places) - 1]!);
  return chosen.sort((a, b) => a - b).map((index) => all[index]!);
}
