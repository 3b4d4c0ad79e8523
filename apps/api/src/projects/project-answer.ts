import type { Project } from '#study';
import type { ProjectAnswer } from './projects.schema.ts';

export function projectAnswer(project: Project): ProjectAnswer {
  const { id, slug, displayName, createdBy, createdAt, updatedAt } = project;
  return { id, slug, displayName, createdBy, createdAt, updatedAt };
}
