import { SurmiseError } from '#study';

export function notFound(what: 'project' | 'study' | 'trial', id: string): SurmiseError {
  return new SurmiseError('not_found', `There is no ${what} ${id}.`);
}
