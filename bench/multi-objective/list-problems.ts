import { loadNasbenchProblem } from './nasbench-problems.ts';
import { SYNTHETIC_PROBLEMS } from './synthetic-problems.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

export async function listTradeOffProblems(): Promise<readonly TradeOffProblem[]> {
  return [
    ...SYNTHETIC_PROBLEMS,
    await loadNasbenchProblem('nasbench201-latency', 'edgegpu_latency'),
    await loadNasbenchProblem('nasbench201-parameters', 'params'),
  ];
}
