import { describe } from '@jest/globals';
import { askContract } from './ask-contract.ts';
import { completionContract } from './completion-contract.ts';
import { earlyStoppingContract } from './early-stopping-contract.ts';
import { fidelityContract } from './fidelity-contract.ts';
import type { LoopHarness } from './loop-harness.ts';
import { otherAnswersContract } from './other-answers-contract.ts';
import { tellContract } from './tell-contract.ts';
import { tradeOffContract } from './trade-off-contract.ts';
import { warmStartContract } from './warm-start-contract.ts';

/** The guarantees of asking and telling, for any implementation of the stores. */
export function loopContract(name: string, open: () => Promise<LoopHarness>): void {
  describe(`loop: ${name}`, () => {
    askContract(open);
    otherAnswersContract(open);
    tellContract(open);
    completionContract(open);
    tradeOffContract(open);
    earlyStoppingContract(open);
    warmStartContract(open);
    fidelityContract(open);
  });
}
