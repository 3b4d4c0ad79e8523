import { exactPow } from '#numerics';
import { bracketOfTrial, countBrackets } from './bracket-of-trial.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';

export type HalvingRule = Extract<EarlyStoppingRule, { rule: 'asha' | 'hyperband' }>;

export function bracketsOf(rule: HalvingRule): number {
  return rule.rule === 'asha' ? rule.brackets : countBrackets(rule.minResource, rule.maxResource, rule.eta);
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
