import type { Project } from '../project.ts';

export interface ProjectStore {
  /** SurmiseError `conflict` when the slug is taken. */
  insert(project: Project): Promise<void>;
  find(idOrSlug: string): Promise<Project | null>;
}
