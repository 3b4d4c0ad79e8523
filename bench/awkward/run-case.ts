import { createRng } from '#numerics';
import {
  canonicalForm,
  compileSpace,
  satisfiesConstraints,
  validateAssignments,
  type Assignments,
} from '#search-space';
import { suggest } from '#strategies';
import {
  isSurmiseError,
  studySpecSchema,
  suggestionSeed,
  type ModelState,
  type Snapshot,
  type SnapshotTrial,
  type StrategyName,
  type StudySpec,
} from '#study';
import type { AwkwardCase, Outcome } from './awkward-case.ts';

/** What became of one search through an awkward study. */
export interface CaseResult {
  readonly asked: number;
  readonly medianMs: number;
  readonly mostMs: number;
  /** Suggestions outside of the space or its constraints, used before, or explained with something that is no number. */
  readonly faults: readonly string[];
  readonly fallbacks: number;
  readonly bestValue: number | null;
  /** Why it ended before all trials were asked for. */
  readonly ended: string | null;
}

export function runCase(problem: AwkwardCase, strategy: StrategyName, seed: number, now: () => number): CaseResult {
  const spec: StudySpec = {
    ...studySpecSchema.parse({
      ...problem.spec,
      objectives: [{ metric: 'value', goal: 'minimize' }],
      strategy: { name: strategy },
      budget: { trials: problem.trials },
    }),
    seed,
  };
  const space = compileSpace(spec);
  const trials: SnapshotTrial[] = [];
  const tell = (assignments: Assignments): Outcome => {
    const number = trials.length + 1;
    const outcome = problem.outcome(assignments, number);
    trials.push(trialOf(number, assignments, outcome));
    return outcome;
  };
  for (const assignments of problem.history ?? []) tell(assignments);
  const used = new Set(trials.map(({ assignments }) => canonicalForm(space, assignments)));
  const times: number[] = [];
  const faults: string[] = [];
  let model: ModelState | null = null;
  let best: number | null = null;
  let fallbacks = 0;
  let ended: string | null = null;
  for (let ask = 0; ask < problem.trials; ask++) {
    const snapshot = snapshotOf(spec, trials, model);
    const start = now();
    try {
      const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
      times.push(now() - start);
      if (suggestion === undefined) throw new Error('an empty answer');
      const { assignments, explanation } = suggestion;
      const form = canonicalForm(space, assignments);
      if (validateAssignments(space, assignments).length > 0) faults.push(`${ask}: outside of the space`);
      if (!satisfiesConstraints(space, assignments)) faults.push(`${ask}: violates a constraint`);
      if (used.has(form)) faults.push(`${ask}: repeated`);
      if (
        JSON.stringify(JSON.parse(JSON.stringify(explanation))) !== JSON.stringify(explanation) ||
        hasNoNumber(explanation)
      )
        faults.push(`${ask}: explained with no number`);
      if (explanation.fallback !== null) fallbacks++;
      used.add(form);
      model = explanation.model ?? model;
      const outcome = tell(assignments);
      if (typeof outcome === 'number') best = best === null ? outcome : Math.min(best, outcome);
    } catch (error) {
      ended = isSurmiseError(error) ? error.code : String(error);
      break;
    }
  }
  const sorted = [...times].sort((a, b) => a - b);
  return {
    asked: times.length,
    medianMs: sorted[sorted.length >> 1] ?? 0,
    // Nothing was asked for where the first ask said that the space is used up.
    mostMs: sorted.at(-1) ?? 0,
    faults,
    fallbacks,
    bestValue: best,
    ended,
  };
}

function hasNoNumber(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNoNumber);
}

function trialOf(number: number, assignments: Assignments, outcome: Outcome): SnapshotTrial {
  const head = { number, id: `trial-${number}`, assignments };
  return typeof outcome === 'number'
    ? { ...head, state: 'succeeded', metrics: { value: { value: outcome } } }
    : { ...head, state: outcome, metrics: {} };
}

function snapshotOf(spec: StudySpec, trials: readonly SnapshotTrial[], model: ModelState | null): Snapshot {
  return {
    studyId: 'awkward',
    revision: trials.length,
    seed: spec.seed,
    firstNumber: trials.length + 1,
    spec,
    trials: [...trials],
    model,
    fixed: null,
  };
}
