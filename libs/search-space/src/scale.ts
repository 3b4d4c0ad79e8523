import { exactExp, exactLog } from '#numerics';

/** A strictly increasing map under which equal distances matter equally, and its inverse. */
export interface Scale {
  readonly forward: (value: number) => number;
  readonly inverse: (position: number) => number;
}

const identity = (x: number): number => x;

export const SCALES: Readonly<Record<'linear' | 'log' | 'logit', Scale>> = {
  linear: { forward: identity, inverse: identity },
  log: { forward: (x) => exactLog(x), inverse: (t) => exactExp(t) },
  logit: {
    forward: (x) => exactLog(x / (1 - x)),
    inverse: (t) => (t < 0 ? exactExp(t) / (1 + exactExp(t)) : 1 / (1 + exactExp(-t))),
  },
};
