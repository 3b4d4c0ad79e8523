import type { Finding } from '../../suite/benchmark.ts';
import type { Section } from './compare-runs.ts';
import { MARKS, type Mark } from './marks.ts';
import { OVERALL } from './suites.ts';

/** Share of the best single rival's regret that is aimed at, from 50 trials on. */
const AIM = 0.7;
const AIMED: readonly Mark[] = [50, 100];
/** A suite counts as behind when its regret is higher than the best rival's there by more than this share, and by more than this. */
const BEHIND = { share: 0.1, least: 0.005 };

/** Of an optimiser beside all others that ran the same problems: mean ranks, the regret overall, and suites where another is ahead. */
export function findingsOf({ optimisers, measures }: Section, own: string): readonly Finding[] {
  const { regret, rank } = measures.regret;
  const at = (table: typeof regret, name: string, suite: string, mark: Mark): number | undefined =>
    table.get(name)?.get(suite)?.get(mark);
  const rivals = optimisers.filter((name) => name !== own);
  const best = (table: typeof regret, suite: string, mark: Mark): number =>
    Math.min(...rivals.flatMap((name) => at(table, name, suite, mark) ?? []));
  const ofOwn = (table: typeof regret, suite: string, mark: Mark): number => at(table, own, suite, mark) ?? NaN;
  const isBehind = (suite: string, mark: Mark): boolean => {
    const excess = ofOwn(regret, suite, mark) - best(regret, suite, mark);
    return excess > BEHIND.least && excess > BEHIND.share * best(regret, suite, mark);
  };
  const suites = [...(regret.get(own)?.keys() ?? [])].filter((suite) => suite !== OVERALL);
  const recommended = measures.recommendedRegret.regret.get(own)?.get(OVERALL)?.get(100);
  return [
    ...MARKS.map((mark) => ({
      what: `mean rank, ${mark} trials (best rival)`,
      figure: ofOwn(rank, OVERALL, mark),
      target: { atMost: best(rank, OVERALL, mark) },
    })),
    ...AIMED.map((mark) => ({
      what: `regret / that of the best single rival, ${mark} trials`,
      figure: ofOwn(regret, OVERALL, mark) / best(regret, OVERALL, mark),
      target: { atMost: AIM },
    })),
    ...AIMED.map((mark) => ({
      what: `suites where a rival is ahead by 10 % and .005, ${mark} trials`,
      figure: suites.filter((suite) => isBehind(suite, mark)).length,
      target: { atMost: 0 },
    })),
    ...(recommended === undefined
      ? []
      : [
          {
            what: 'regret of the recommended / of the best observed, 100 trials',
            figure: recommended / ofOwn(regret, OVERALL, 100),
            target: { atMost: 1 },
          },
        ]),
  ];
}
