import { suggest } from '#strategies';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { historyOf, shuffled, inverted } from './histories.ts';
const ps = await Promise.all(listProblems('bench/data').filter((l)=>/lcbench/.test(l.name)).map((l)=>l.load()));
const kind = process.argv[2];
for (const t of [ps[0]!, ps[2]!]) {
  const hs = [];
  for (const p of ps) if (p !== t) { const h = await historyOf(p, 'random'); hs.push(kind==='shuffled'? shuffled(h,0): kind==='inverted'? inverted(h): h); }
  const line = await runStudy(t, 0, { optimiser: 'x', strategy: { name: 'bayesian', options: {} }, declareNoise: false, budget: 30 }, (s, c, r) => { const a = suggest({ ...s, sources: hs, spec: { ...s.spec, warmStart: ['x'] } }, c, r); console.log(s.trials.length, a[0]!.explanation.source, a[0]!.explanation.sources!.map((x) => x.weight.toFixed(2)).join(' '), a[0]!.explanation.acquisition?.value.toFixed(2), s.trials.at(-1)?.metrics['value']!.value.toFixed(1)); return a; }, { wall: () => 0, cpu: () => 0 });
  console.log(line.regret.join(' '));
}
