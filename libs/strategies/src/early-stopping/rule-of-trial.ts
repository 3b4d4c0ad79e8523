import type { StudySpec, SuggestionExplanation } from '#study';
import type { EarlyStoppingRule } from './early-stopping-rule.ts';
import { ruleOfStudy } from './rule-of-study.ts';

/** The study's rule; where the study leaves it open, the hurdles that the model set when it proposed the trial, if it was a model. */
export function ruleOfTrial(
  spec: Pick<StudySpec, 'earlyStopping' | 'fidelity'>,
  { hurdles }: Pick<SuggestionExplanation, 'hurdles'>,
): EarlyStoppingRule {
  return spec.earlyStopping.rule === 'auto' && hurdles !== undefined ? { rule: 'hurdles', hurdles } : ruleOfStudy(spec);
}
