// Prints what the surrogate problems answer to the recorded configurations, as JSON.
import { listProblems } from '../problems/list-problems.ts';
import { OWN_DATA } from '../run-options.ts';
import { recordedTruths } from './recorded-truths.ts';

export interface SurrogateAnswers {
  readonly problem: string;
  readonly parameters: readonly string[];
  readonly best: number;
  readonly truths: readonly number[];
}

const recorded = recordedTruths();
const answers: SurrogateAnswers[] = [];
for (const { name, load } of listProblems(OWN_DATA).filter(({ kind }) => kind === 'surrogate')) {
  const problem = await load();
  const truths: number[] = [];
  for (const { assignments } of recorded.get(name)?.cases ?? []) truths.push(await problem.truth(assignments));
  answers.push({
    problem: name,
    parameters: problem.parameters.map((parameter) => parameter.name),
    best: problem.best,
    truths,
  });
}
process.stdout.write(JSON.stringify(answers));
