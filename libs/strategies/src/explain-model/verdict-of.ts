import { assess, type Calibration, type Evidence } from '#analysis';
import type { ModelReport } from '#study';

/** How a report says how far its model is to be believed. */
export function verdictOf(
  calibration: Calibration,
  evidence: Evidence | null,
): Pick<ModelReport, 'leaveOneOut' | 'evidence' | 'warnings'> {
  const { observations, ...leaveOneOut } = calibration;
  const warnings = assess({ observations, ...leaveOneOut }, evidence);
  return { leaveOneOut, evidence, warnings };
}
