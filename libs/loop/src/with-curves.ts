import { fidelityLevels, type SnapshotTrial, type Stores, type StudySpec } from '#study';
import { MOST_RUNNING_CURVES } from './constants.ts';

/** The trials with what they had reported at the levels of the study's fidelity. Must run in a consistent read. */
export async function withCurves(
  stores: Stores,
  { fidelity, objectives }: StudySpec,
  trials: readonly SnapshotTrial[],
): Promise<readonly SnapshotTrial[]> {
  const [objective] = objectives;
  if (fidelity === null || objective === undefined || trials.length === 0) return trials;
  const found = await stores.measurements.atLevels({
    trialIds: trials.map(({ id }) => id),
    metric: objective.metric,
    levels: fidelityLevels(fidelity),
  });
  const curves = new Map(found.map(({ trialId, curve }) => [trialId, curve]));
  return trials.map((trial) => {
    const curve = curves.get(trial.id);
    return curve === undefined ? trial : { ...trial, curve };
  });
}

/** Of those that are not over only the newest, so that what is stored with a suggestion stays small. */
export async function withRunningCurves(
  stores: Stores,
  spec: StudySpec,
  pending: readonly SnapshotTrial[],
): Promise<readonly SnapshotTrial[]> {
  const newest = await withCurves(stores, spec, pending.slice(-MOST_RUNNING_CURVES));
  return [...pending.slice(0, -MOST_RUNNING_CURVES), ...newest];
}
