import { exactPow } from '#numerics';
import { bracketOfTrial, countBrackets } from './bracket-of-trial.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';

export type HalvingRule = Extract<EarlyStoppingRule, { rule: 'asha' | 'hyperband' | 'rolling-asha' | 'chance' }>;

export function bracketsOf(rule: HalvingRule): number {
  switch (rule.rule) {
    case 'asha':
      return rule.brackets;
    case 'hyperband':
      return countBrackets(rule.minResource, rule.maxResource, rule.eta);
    case 'rolling-asha':
    case 'chance':
      return 1;
  }
}

/** The rungs of a trial past the step `previous` up to `step`, ascending: those that a report at `step` is the first to reach. */
export function crossedRungs(rule: HalvingRule, number: number, previous: number, step: number): readonly number[] {
  const bracket = bracketOfTrial(number, bracketsOf(rule), rule.eta);
  const rungs: number[] = [];
  for (let rung = rule.minResource * exactPow(rule.eta, bracket); rung <= step; rung *= rule.eta) {
    if (rule.maxResource !== null && rung >= rule.maxResource) break;
    if (rung > previous) rungs.push(rung);
  }
  return rungs;
}
