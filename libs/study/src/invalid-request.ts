import type { Issue } from './issue.ts';
import { SurmiseError } from './surmise-error.ts';

/** A request that says something impossible: the message names the first place, `issues` names all of them. */
export function invalidRequest(issues: readonly Issue[]): SurmiseError {
  const [first] = issues;
  const message = first === undefined ? 'The request is invalid.' : `${first.pointer || 'body'}: ${first.detail}`;
  return new SurmiseError('invalid_request', message, { issues });
}
