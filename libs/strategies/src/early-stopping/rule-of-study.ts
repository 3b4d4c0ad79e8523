import { fidelityLevels, ROLLING_PROBE, ROLLING_WINDOW, type StudySpec } from '#study';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';

/** The rule of a study that may leave it open: rolling halving over the levels of its fidelity, and none without one. */
export function ruleOfStudy({
  earlyStopping,
  fidelity,
}: Pick<StudySpec, 'earlyStopping' | 'fidelity'>): EarlyStoppingRule {
  if (earlyStopping.rule !== 'auto') return earlyStopping;
  if (fidelity === null) return { rule: 'none' };
  const [first = fidelity.max] = fidelityLevels(fidelity);
  return {
    rule: 'rolling-asha',
    minResource: first,
    maxResource: fidelity.max,
    eta: fidelity.eta,
    window: ROLLING_WINDOW,
    probe: ROLLING_PROBE,
  };
}
