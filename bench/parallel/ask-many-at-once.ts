import { createRng } from '#numerics';
import { canonicalForm, compileSpace } from '#search-space';
import { suggest } from '#strategies';
import { suggestionSeed } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import { studyOfProblem } from '../optimiser/study-of-problem.ts';

/** As many as one call may ask for. */
const MOST = 64;
const OBSERVED = 100;

export interface ManyAtOnce {
  /** Of one call for all points. */
  readonly batchSeconds: number;
  /** The slowest of as many calls for one point each, the earlier ones pending. */
  readonly slowestSeconds: number;
  /** Points of either kind that are not new. */
  readonly repeated: number;
}

/** The largest batch, and as many asks of which none has been told of yet, after some observations of a function of six parameters. */
export async function askManyAtOnce(): Promise<ManyAtOnce> {
  const listed = listProblems(OWN_DATA).find(({ name }) => name === 'hartmann6-6d');
  if (listed === undefined) throw new Error('the functions lack hartmann6-6d');
  const problem = await listed.load();
  const strategy = { name: 'bayesian' as const, options: {} };
  const setup = { optimiser: '', strategy, declareNoise: false, budget: OBSERVED + MOST };
  const spec = studyOfProblem(problem, setup, 0);
  const snapshot = new GrowingSnapshot(spec);
  const draws = createRng('many at once');
  for (let trial = 1; trial <= OBSERVED; trial++) {
    const now = snapshot.now();
    const [suggestion] = suggest(
      { ...now, spec: { ...spec, strategy: { name: 'random', options: {} } } },
      1,
      draws.fork(trial),
    );
    if (suggestion !== undefined) snapshot.add(suggestion, await problem.truth(suggestion.assignments));
  }
  const space = compileSpace(spec);
  const tried = snapshot.now().trials.map(({ assignments }) => canonicalForm(space, assignments));
  const fresh = (points: readonly string[]): number => new Set([...tried, ...points]).size - tried.length;

  const start = performance.now();
  const batch = suggest(snapshot.now(), MOST, createRng(suggestionSeed(snapshot.now())));
  const batchSeconds = (performance.now() - start) / 1000;

  const times: number[] = [];
  const pending: string[] = [];
  for (let index = 0; index < MOST; index++) {
    const now = snapshot.now();
    const before = performance.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    times.push((performance.now() - before) / 1000);
    if (suggestion === undefined) throw new Error('a continuous space has no end, yet no suggestion came');
    snapshot.open(suggestion);
    pending.push(canonicalForm(space, suggestion.assignments));
  }
  const repeated = 2 * MOST - fresh(batch.map(({ assignments }) => canonicalForm(space, assignments))) - fresh(pending);
  return { batchSeconds, slowestSeconds: Math.max(...times), repeated };
}
