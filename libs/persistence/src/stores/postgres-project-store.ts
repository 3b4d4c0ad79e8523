import { type NewProject, type Project, type ProjectStore, SurmiseError } from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';
import { type ProjectRow, toProject } from '../rows/project-row.ts';

export class PostgresProjectStore implements ProjectStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async insert(project: NewProject): Promise<void> {
    const inserted = await this.#connection.run(
      `insert into project (id, slug, display_name, created_by) values ($1, $2, $3, $4) on conflict (slug) do nothing`,
      [project.id, project.slug, project.displayName, project.createdBy],
    );
    if (inserted === 0) throw new SurmiseError('conflict', `There is a project ${project.slug} already.`);
  }

  async find(idOrSlug: string): Promise<Project | null> {
    const column = isUuid(idOrSlug) ? 'id' : 'slug';
    const row = await this.#connection.first<ProjectRow>({
      text: `select * from project where ${column} = $1`,
      values: [idOrSlug],
    });
    return row === null ? null : toProject(row);
  }
}
