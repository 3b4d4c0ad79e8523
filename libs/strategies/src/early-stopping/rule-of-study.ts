import { fidelityLevels, type StudySpec } from '#study';
import { CHANCE_PROBE } from './constants.ts';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';

/** The rule of a study that may leave it open: by chance over the levels of its fidelity, and none without one. */
export function ruleOfStudy({
  earlyStopping,
  fidelity,
}: Pick<StudySpec, 'earlyStopping' | 'fidelity'>): EarlyStoppingRule {
  if (earlyStopping.rule !== 'auto') return earlyStopping;
  if (fidelity === null) return { rule: 'none' };
  const [first = fidelity.max] = fidelityLevels(fidelity);
  return {
    rule: 'chance',
    minResource: first,
    maxResource: fidelity.max,
    eta: fidelity.eta,
    probe: CHANCE_PROBE,
  };
}
