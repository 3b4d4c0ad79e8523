import { needsSeveralModels, type Snapshot, type SnapshotTrial, type StrategyName, type StudySpec } from '#study';
import { MODEL_LEAST_SUCCESSES, START_BUDGET_DIVISOR, START_EXTRA, START_LEAST, START_MOST } from './constants.ts';
import type { Failure } from './failure.ts';
import { DESIGN_EVERY, OWN_ENOUGH } from './transfer/constants.ts';
import { usableSources } from './transfer/read-sources.ts';

/** What transitions look at. */
export interface Facts {
  /** Trials that count as tried: all but cancelled ones, pending ones included. */
  readonly tried: number;
  readonly successes: number;
  /** Trials with a result of the objective: those that succeeded, and stopped ones with what they last reported. */
  readonly results: number;
  /** Trials that did not succeed, or not yet, with results at a level of the study's fidelity. */
  readonly curves: number;
  /** Size of the initial design. */
  readonly startSize: number;
  /** Other studies that there is something to learn from. */
  readonly sources: number;
}

export interface Phase {
  readonly name: string;
  /** Name in the registry. */
  readonly strategy: string;
  /** The phase is over once this holds; the last phase has none. */
  readonly over?: (facts: Facts) => boolean;
}

/** A strategy as data: phases in order, and the phase that answers in place of one that failed, by the code of the failure. */
export interface Plan {
  readonly phases: readonly [Phase, ...Phase[]];
  readonly fallbacks: Readonly<Partial<Record<Failure['code'], Phase>>>;
}

const designIsTried = (facts: Facts): boolean =>
  facts.tried >= facts.startSize && facts.successes >= MODEL_LEAST_SUCCESSES;
const quasiRandomInstead: Phase = { name: 'fallback', strategy: 'quasi-random' };

const modelled = (strategy: string): Plan => ({
  phases: [
    { name: 'start', strategy: 'quasi-random', over: designIsTried },
    { name: 'model', strategy },
  ],
  fallbacks: {
    not_positive_definite: quasiRandomInstead,
    not_finite: quasiRandomInstead,
    arena_exhausted: quasiRandomInstead,
    no_candidate: quasiRandomInstead,
  },
});

const BAYESIAN_PLAN = modelled('bayesian');

/** The same plan, with the surrogate chosen by what the space is like and what it predicts. */
const AUTO_PLAN = modelled('auto');

/** The same plan, with a model for each objective and each limited metric. */
const MULTI_METRIC_PLAN: Plan = {
  ...BAYESIAN_PLAN,
  phases: [BAYESIAN_PLAN.phases[0], { name: 'model', strategy: 'bayesian-multi-metric' }],
};

/** The same plan with a model that learns from every level of the fidelity. A stopped trial teaches it as well as one that ran to its end. */
const FIDELITY_PLAN: Plan = {
  ...BAYESIAN_PLAN,
  phases: [
    {
      name: 'start',
      strategy: 'quasi-random',
      over: ({ tried, startSize, successes, curves }) =>
        tried >= startSize && successes + curves >= MODEL_LEAST_SUCCESSES,
    },
    { name: 'model', strategy: 'bayesian-fidelity' },
  ],
};

/**
 * Other studies know where to start, so that their models are asked from the first trial on. Of the initial design every third trial is left: what
 * the sources call good lies close together, and only points elsewhere show whether they rank better than chance.
 */
const transferBefore = (plan: Plan): Plan => ({
  ...plan,
  phases: [
    {
      name: 'start',
      strategy: 'quasi-random',
      over: ({ tried, startSize }) => tried >= startSize || tried % DESIGN_EVERY !== DESIGN_EVERY - 1,
    },
    {
      name: 'transfer',
      strategy: 'bayesian-transfer',
      over: ({ sources, results }) => sources === 0 || results >= OWN_ENOUGH,
    },
    ...plan.phases,
  ],
});

const single = (strategy: string): Plan => ({ phases: [{ name: strategy, strategy }], fallbacks: {} });

export const PLANS: Readonly<Record<StrategyName, Plan>> = {
  auto: AUTO_PLAN,
  bayesian: BAYESIAN_PLAN,
  'random-forest': modelled('random-forest'),
  random: single('random'),
  'quasi-random': single('quasi-random'),
  // The next point of a grid may lie behind millions that the constraints rule out.
  grid: { ...single('grid'), fallbacks: { no_candidate: quasiRandomInstead } },
  tpe: single('tpe'),
  evolution: single('evolution'),
  'local-search': single('local-search'),
  'cma-es': single('cma-es'),
};

export function planOf(spec: StudySpec): Plan {
  const plan = PLANS[spec.strategy.name];
  if (plan !== BAYESIAN_PLAN && plan !== AUTO_PLAN) return plan;
  if (needsSeveralModels(spec)) return MULTI_METRIC_PLAN;
  if (spec.fidelity !== null) return FIDELITY_PLAN;
  return spec.warmStart.length > 0 ? transferBefore(plan) : plan;
}

/** The first phase that is not over. */
export function currentPhase(plan: Plan, facts: Facts): Phase {
  return plan.phases.find((phase) => phase.over === undefined || !phase.over(facts)) ?? plan.phases[0];
}

/** Where a phase found nothing new: the last one, which alone looks again at what was tried, if the study allows that. */
export function phaseOfRepeats(plan: Plan, spec: StudySpec, exhausted: Phase): Phase | null {
  const last = plan.phases.at(-1) ?? null;
  return spec.noise.maxRepeats === 1 || last === exhausted ? null : last;
}

/** n0 = max(4, min(d + 2, 12, N / 5)) for d parameters and a budget of N trials. */
export function startSize(dimension: number, trials: number): number {
  return Math.max(
    START_LEAST,
    Math.min(dimension + START_EXTRA, START_MOST, Math.floor(trials / START_BUDGET_DIVISOR)),
  );
}

const WITH_RESULT: ReadonlySet<SnapshotTrial['state']> = new Set(['succeeded', 'stopped']);
const CUT_SHORT: ReadonlySet<SnapshotTrial['state']> = new Set(['stopped', 'pending']);

export function factsOf(snapshot: Snapshot): Facts {
  const [objective] = snapshot.spec.objectives;
  return {
    tried: snapshot.trials.filter(({ state }) => state !== 'cancelled').length,
    successes: snapshot.trials.filter(({ state }) => state === 'succeeded').length,
    results: snapshot.trials.filter(
      ({ state, metrics }) =>
        WITH_RESULT.has(state) && objective !== undefined && Object.hasOwn(metrics, objective.metric),
    ).length,
    curves: snapshot.trials.filter(({ state, curve = [] }) => CUT_SHORT.has(state) && curve.length > 0).length,
    startSize: startSize(snapshot.spec.parameters.length, snapshot.spec.budget.trials),
    sources: usableSources(snapshot),
  };
}
