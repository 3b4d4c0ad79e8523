import { paretoFront } from '#acquisition';
import { isFeasible, requiredMetrics, type StudySpec } from '#study';

/**
 * Indices of the outcomes that keep within the constraints and that no other such outcome beats in every objective, best first by the first
 * objective. Values are in the order of requiredMetrics(). Trials with equal objectives stay together: none beats the other.
 */
export function feasibleFront(
  spec: Pick<StudySpec, 'objectives' | 'constraints'>,
  outcomes: readonly (readonly number[])[],
): readonly number[] {
  const metrics = requiredMetrics(spec);
  const able = [...outcomes.keys()].filter((i) =>
    isFeasible(spec.constraints, Object.fromEntries(metrics.map((metric, k) => [metric, { value: outcomes[i]![k]! }]))),
  );
  // The objectives come first among the required metrics, each once.
  const scores = able.map((i) =>
    spec.objectives.map(({ goal }, k) => (goal === 'maximize' ? outcomes[i]![k]! : -outcomes[i]![k]!)),
  );
  const front = new Set(paretoFront(scores).map((k) => scores[k]!.join()));
  return [...able.keys()]
    .filter((k) => front.has(scores[k]!.join()))
    .sort((a, b) => scores[b]![0]! - scores[a]![0]! || a - b)
    .map((k) => able[k]!);
}
