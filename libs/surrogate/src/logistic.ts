import { exactExp, exactLog } from '#numerics';

/** 1 / (1 + e^-t), a number from 0 to 1. */
export function logistic(t: number): number {
  return 1 / (1 + exactExp(-t));
}

/** ln(p / (1 - p)), the inverse of logistic(). */
export function logit(p: number): number {
  return exactLog(p / (1 - p));
}
