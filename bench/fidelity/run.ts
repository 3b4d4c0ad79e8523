import { parseArgs } from 'node:util';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { crossingProblem } from './crossing-problem.ts';
import { loadLcbenchProblems } from './lcbench-problems.ts';
import { searchCurves } from './search-curves.ts';
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '0-4' }, kind: { type: 'string', default: 'full' }, workers:{type:'string',default:'1'}, min:{type:'string'}, set:{type:'string',default:'lcbench'},only:{type:'string',default:''}, share:{type:'string',default:'0.35'}, trials:{type:'string',default:'1000'}, rule:{type:'string'} } });
const problems = values.set === 'lcbench' ? await loadLcbenchProblems() : [crossingProblem()];
for (const problem of problems.filter(p=>p.name.includes(values.only))) for (const seed of parseSeeds(values.seeds)) {
  const t0=performance.now();
  const full = values.kind === 'full';
  const total = 100*problem.steps;
  const spec = full ? {} : { fidelity: { kind: 'steps' as const, max: problem.steps, ...(values.min && {min:Number(values.min)}) }, ...(values.rule && {earlyStopping: JSON.parse(values.rule)}) };
  const p = await searchCurves(problem, { spec, steps: full ? total : total*Number(values.share), trials: full ? 100 : Number(values.trials), workers: Number(values.workers) }, seed);
  const at=(s:number)=>p.findLast((x)=>x.steps<=s)?.regret ?? 1;
  console.log(JSON.stringify({kind: values.kind, design: process.env['DESIGN'], depth: process.env['DEPTH'], min: values.min, rule: values.rule, workers: values.workers, problem: problem.name, seed, trials: p.length, fullRuns: undefined, at: [0.05,0.1,0.15,0.2,0.25,0.3,0.35,0.5,1].map(f=>+at(f*total).toFixed(4)), s: Math.round((performance.now()-t0)/1000)}));
}
