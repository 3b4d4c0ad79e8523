import { type Project, SurmiseError } from '#study';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { transact } from './transact.ts';

export interface CreateProject {
  readonly slug: string;
  readonly displayName: string;
}

export function createProject(deps: LoopDeps, command: CreateProject, caller: Caller): Promise<Project> {
  return transact(deps, caller, async (stores) => {
    const id = deps.identities.newId();
    await stores.projects.insert({ id, ...command, createdBy: caller.principal });
    const project = await stores.projects.find(id);
    if (project === null) throw new SurmiseError('internal', 'The new project cannot be read.');
    return project;
  });
}
