import type { Project } from '../project.ts';

export type NewProject = Pick<Project, 'id' | 'slug' | 'displayName' | 'createdBy'>;

export interface ProjectStore {
  /** SurmiseError `conflict` when the slug is taken. */
  insert(project: NewProject): Promise<void>;
  find(idOrSlug: string): Promise<Project | null>;
}
