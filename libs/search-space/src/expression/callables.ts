import { exactExp, exactLog, exactPow } from '#numerics';
import type { ExpressionFunction } from './expression.ts';

/** What each function of an expression does. `round` rounds halves away from zero, as people do. */
export const CALLABLES: Readonly<Record<ExpressionFunction, (...values: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  log: (x) => exactLog(x),
  exp: (x) => exactExp(x),
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => (x < 0 ? -Math.round(-x) : Math.round(x)),
  pow: exactPow,
};
