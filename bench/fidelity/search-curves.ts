import { createRng } from '#numerics';
import { decideEarlyStopping, ruleOfTrial, suggest, type EarlyStoppingRule, type ReportedTrial } from '#strategies';
import {
  atLevels,
  studySpecSchema,
  suggestionSeed,
  type CurvePoint,
  type ModelState,
  type SnapshotTrial,
  type StudySpec,
  type StudySpecInput,
} from '#study';
import type { CurveProblem } from './curve-problem.ts';

const METRIC = 'loss';

export interface SearchSetup {
  /** On top of space, objective and budget. */
  readonly spec: Pick<StudySpecInput, 'strategy' | 'fidelity' | 'earlyStopping'>;
  /** Steps that all workers may run together. */
  readonly steps: number;
  /** Trials at most. */
  readonly trials: number;
  readonly workers: number;
}

/** What is known whenever a run is over. */
export interface Progress {
  /** Steps that were run so far, and when, in steps of one worker. */
  readonly steps: number;
  readonly time: number;
  /** Normalised regret of the best run that went to its end; that of random configurations before there is one. */
  readonly regret: number;
}

interface Running {
  readonly number: number;
  readonly id: string;
  readonly assignments: SnapshotTrial['assignments'];
  readonly rule: EarlyStoppingRule;
  readonly curve: readonly number[];
  readonly reports: CurvePoint[];
  /** When its next step is over. */
  due: number;
}

/**
 * A search by workers that train one step per unit of time, report each, and are told to stop: as the service does it, with a virtual clock. Of
 * workers that are ready together the one with the lowest trial number goes first.
 */
export async function searchCurves(
  problem: CurveProblem,
  setup: SearchSetup,
  seed: number,
): Promise<readonly Progress[]> {
  const spec = specOf(problem, setup, seed);
  const ended = new Map<number, SnapshotTrial>();
  const known: { -readonly [K in keyof ReportedTrial]: ReportedTrial[K] }[] = [];
  let running: Running[] = [];
  let model: ModelState | null = null;
  let [created, steps, time, best] = [0, 0, 0, 1];
  const progress: Progress[] = [];

  const seen = (reports: readonly CurvePoint[]): Pick<SnapshotTrial, 'curve'> => {
    const curve = spec.fidelity === null ? [] : atLevels(spec.fidelity, reports);
    return curve.length === 0 ? {} : { curve };
  };
  const ask = async (): Promise<void> => {
    const pending = running.map(({ number, id, assignments, reports }): SnapshotTrial => ({
      ...{ number, id, state: 'pending', assignments, metrics: {} },
      ...seen(reports),
    }));
    const trials = [...ended.values(), ...pending].sort((a, b) => a.number - b.number);
    const snapshot = {
      ...{ studyId: 'benchmark', revision: ended.size, seed: spec.seed, firstNumber: created + 1, spec, trials, model },
      fixed: null,
    };
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${created + 1} of ${problem.name}`);
    model = suggestion.explanation.model ?? model;
    created += 1;
    const { assignments } = suggestion;
    const reports: CurvePoint[] = [];
    known.push({ number: created, succeeded: false, reports: [] });
    running.push({
      rule: ruleOfTrial(spec, suggestion.explanation),
      ...{ number: created, id: `trial-${created}`, assignments, reports, due: time + 1 },
      curve: await problem.curve(assignments),
    });
  };

  while (steps < setup.steps) {
    while (running.length < setup.workers && created < setup.trials) await ask();
    const [next] = [...running].sort((a, b) => a.due - b.due || a.number - b.number);
    if (next === undefined) break;
    time = next.due;
    next.due += 1;
    steps += 1;
    const step = next.reports.length + 1;
    const value = next.curve[step - 1]!;
    next.reports.push({ step, value });
    const own = known[next.number - 1]!;
    own.reports = [...own.reports, { step, values: [value] }];
    const isOver = step === problem.steps;
    const objectives = [{ metric: METRIC, goal: 'minimize' as const }];
    const decision = isOver
      ? ({ stop: false } as const)
      : decideEarlyStopping(next.rule, { objectives, trials: known }, own, [step]);
    if (!isOver && !decision.stop) continue;
    own.succeeded = isOver;
    running = running.filter((each) => each !== next);
    const { number, id, assignments, reports } = next;
    const state = isOver ? 'succeeded' : 'stopped';
    ended.set(number, { ...{ number, id, state, assignments, metrics: { [METRIC]: { value } } }, ...seen(reports) });
    if (isOver) best = Math.min(best, problem.normalise(value));
    progress.push({ steps, time, regret: best });
  }
  return progress;
}

function specOf(problem: CurveProblem, setup: SearchSetup, seed: number): StudySpec {
  const spec = studySpecSchema.parse({
    parameters: [...problem.parameters],
    objectives: [{ metric: METRIC, goal: 'minimize' }],
    budget: { trials: setup.trials, parallelTrials: setup.workers },
    seed,
    ...setup.spec,
  });
  return { ...spec, seed };
}
