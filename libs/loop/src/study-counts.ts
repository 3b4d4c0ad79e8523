import type { StudyCounts, TerminalState, Trial } from '#study';

export function countCreated(counts: StudyCounts, trials: readonly Trial[]): StudyCounts {
  const imported = trials.filter((trial) => trial.imported).length;
  const ended = { ...counts.ended };
  for (const trial of trials) {
    if (trial.endedRevision !== null) ended[trial.state as TerminalState] += 1;
  }
  return {
    created: counts.created + trials.length,
    budgetUsed: counts.budgetUsed + trials.length - imported,
    open: counts.open + trials.filter((trial) => trial.endedRevision === null).length,
    ended,
  };
}

/** A cancelled trial gives its budget back: nothing was learnt from it. */
export function countEnded(counts: StudyCounts, state: TerminalState): StudyCounts {
  return {
    created: counts.created,
    budgetUsed: counts.budgetUsed - (state === 'cancelled' ? 1 : 0),
    open: counts.open - 1,
    ended: { ...counts.ended, [state]: counts.ended[state] + 1 },
  };
}
