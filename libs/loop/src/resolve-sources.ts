import { invalidRequest, type Issue, jsonPointer, type Stores, type Study, SurmiseError } from '#study';

/**
 * The studies of a project that `warmStart` names, by id or by name.
 * @throws SurmiseError `not_found` that names every place at which there is none; `invalid_request` for one that is named twice
 */
export async function resolveSources(
  stores: Stores,
  projectId: string,
  references: readonly string[],
): Promise<readonly Study[]> {
  const sources: Study[] = [];
  const missing: Issue[] = [];
  for (const [index, reference] of references.entries()) {
    const pointer = jsonPointer(['spec', 'warmStart', index]);
    const found = (await stores.studies.find(reference)) ?? (await stores.studies.findByName(projectId, reference));
    if (found === null || found.projectId !== projectId)
      missing.push({ pointer, detail: `The project has no study ${reference}.` });
    else if (sources.some(({ id }) => id === found.id))
      throw invalidRequest([{ pointer, detail: `The study ${found.name} is named twice.` }]);
    else sources.push(found);
  }
  if (missing.length > 0)
    throw new SurmiseError('not_found', missing[0]!.detail, {
      hint: 'warmStart takes ids or names of studies of the same project.',
      issues: missing,
    });
  return sources;
}
