import { createProject, type LoopDeps } from '#loop';
import { isSurmiseError } from '#study';

export const DEFAULT_PROJECT = 'default';

/** There is always one project, so that the first study needs no other call before it. */
export async function ensureDefaultProject(loop: LoopDeps): Promise<void> {
  const existing = await loop.unitOfWork.read((stores) => stores.projects.find(DEFAULT_PROJECT));
  if (existing !== null) return;
  try {
    await createProject(
      loop,
      { slug: DEFAULT_PROJECT, displayName: 'Default' },
      { principal: 'system', idempotency: null },
    );
  } catch (error) {
    // Another instance on the same database was a moment earlier.
    if (!isSurmiseError(error, 'conflict')) throw error;
  }
}
