import { fidelityLevels, type StudySpec } from '#study';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';

/** The rule of a study that may leave it open: asynchronous halving over the levels of its fidelity, and none without one. */
export function ruleOfStudy({
  earlyStopping,
  fidelity,
}: Pick<StudySpec, 'earlyStopping' | 'fidelity'>): EarlyStoppingRule {
  if (earlyStopping.rule !== 'auto') return earlyStopping;
  if (fidelity === null) return { rule: 'none' };
  const env = process.env;
  if (env['RULE'] !== 'asha')
    return { rule: 'promise', minSteps: fidelityLevels(fidelity)[0]!, maxSteps: fidelity.max, chance: Number(env['CHANCE'] ?? 0.1), startupTrials: Number(env['STARTUP'] ?? 4) };
  const [first = fidelity.max] = fidelityLevels(fidelity);
  return {
    rule: 'asha',
    minResource: first,
    eta: fidelity.eta,
    maxResource: fidelity.max,
    brackets: 1,
    startupTrials: 0,
  };
}
