import type { Trial } from '#study';

export interface StopRequest {
  readonly reason: string;
}

export function stopRequest(trial: Trial): StopRequest | null {
  return trial.state === 'stopping' ? { reason: trial.reason ?? 'Stopped.' } : null;
}
