import type { ParameterBelief, StudyModel } from '#study';

/** The part of a model that says which parameters matter, the most important one first; those of which it cannot be told last. */
export function studyImportance({ revision, models, unmodelled }: StudyModel) {
  return {
    revision,
    metrics: models.map(({ metric, kind, observations, parameters, warnings }) => ({
      metric,
      kind,
      observations,
      parameters: [...parameters]
        .sort((a, b) => rankOf(b) - rankOf(a))
        .map(({ name, importance }) => ({ name, importance })),
      warnings,
    })),
    unmodelled,
  };
}

function rankOf({ importance }: ParameterBelief): number {
  return importance?.total ?? -1;
}
