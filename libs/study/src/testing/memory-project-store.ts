import type { Clock } from '../ports/clock.ts';
import type { NewProject, ProjectStore } from '../ports/project-store.ts';
import type { Project } from '../project.ts';
import { SurmiseError } from '../surmise-error.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryProjectStore implements ProjectStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  async insert(project: NewProject): Promise<void> {
    if ((await this.find(project.slug)) !== null) {
      throw new SurmiseError('conflict', `There is a project ${project.slug} already.`);
    }
    const now = this.#clock.now();
    this.#tables.projects.set(project.id, { ...project, version: 1, createdAt: now, updatedAt: now });
  }

  async find(idOrSlug: string): Promise<Project | null> {
    const all = [...this.#tables.projects.values()];
    return Promise.resolve(all.find((project) => project.id === idOrSlug || project.slug === idOrSlug) ?? null);
  }
}
