import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadTableProblem } from '../optimiser/problems/table-problem.ts';
import { hypervolumeOf } from './hypervolume-of.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

const CHOICES = 5;
const TABLES = new URL('../data/tables', import.meta.url).pathname;

/** Accuracy worth a look: the front's cheap end. */
const LEAST_ACCURACY = 80;

/** Mean validation accuracy against a cost of the same cell, over all 15,625 cells of NAS-Bench-201. */
export async function loadNasbenchProblem(name: string, cost: string): Promise<TradeOffProblem> {
  const table = loadTableProblem(TABLES, 'nasbench201-cifar10');
  const costs = readColumn(`${TABLES}/nasbench201-costs.csv.gz`, cost);
  const accuracies = new Float64Array(costs.length);
  const cells = costs.map((_, row) => assignmentsOf(table.parameters, row));
  for (const [row, cell] of cells.entries()) accuracies[row] = -(await table.truth(cell));
  const rows = new Map(cells.map((cell, row) => [JSON.stringify(cell), row]));
  const objectives: TradeOffProblem['objectives'] = [
    { metric: 'accuracy', goal: 'maximize' },
    { metric: cost, goal: 'minimize' },
  ];
  const reference = [LEAST_ACCURACY, costs.reduce((most, value) => Math.max(most, value), 0)];
  return {
    name,
    parameters: table.parameters,
    objectives,
    reference,
    best: hypervolumeOf(
      { objectives, reference },
      costs.map((value, row) => [accuracies[row]!, value]),
    ),
    evaluate(assignments) {
      const cell = Object.fromEntries(table.parameters.map(({ name }) => [name, assignments[name]]));
      const row = rows.get(JSON.stringify(cell));
      if (row === undefined) throw new Error(`no cell ${JSON.stringify(cell)}`);
      return [accuracies[row]!, costs[row]!];
    },
  };
}

function assignmentsOf(parameters: TradeOffProblem['parameters'], row: number): Record<string, string> {
  const digits = row.toString(CHOICES).padStart(parameters.length, '0');
  return Object.fromEntries(
    parameters.map((parameter, place) => {
      const values = parameter.type === 'categorical' ? parameter.values : [];
      return [parameter.name, String(values[Number(digits[place])])];
    }),
  );
}

function readColumn(path: string, name: string): number[] {
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const column = (header ?? '').split(',').indexOf(name);
  if (column < 0) throw new Error(`${path} has no column ${name}`);
  return lines.map((line) => Number(line.split(',')[column]));
}
