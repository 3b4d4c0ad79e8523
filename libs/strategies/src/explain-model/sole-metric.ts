import type { Objective, Snapshot } from '#study';

/**
 * The snapshot as if one metric were all that counts. A metric that is only limited has no goal: it is looked at from the side of its limit, the upper one where
 * there are two.
 */
export function soleMetric(snapshot: Snapshot, metric: string): Snapshot {
  const { spec } = snapshot;
  const objective = spec.objectives.find((each) => each.metric === metric);
  return { ...snapshot, spec: { ...spec, objectives: [objective ?? ofLimit(snapshot, metric)], constraints: [] } };
}

function ofLimit({ spec }: Snapshot, metric: string): Objective {
  const limit = spec.constraints.find((each) => each.metric === metric);
  return { metric, goal: limit?.max === undefined ? 'maximize' : 'minimize' };
}
