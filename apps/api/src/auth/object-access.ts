import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, type Project, SurmiseError, type UnitOfWork } from '#study';
import { validate as isUuid } from 'uuid';
import { UNIT_OF_WORK } from '../tokens.ts';

/**
 * Which objects a key may touch. A key of one project finds nothing of another: the answer is "not found", as "forbidden"
 * would tell that the object exists.
 */
@Injectable()
export class ObjectAccess {
  readonly #unitOfWork: UnitOfWork;

  constructor(@Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async project(key: ApiKey, idOrSlug: string): Promise<Project> {
    const project = await this.#unitOfWork.read((stores) => stores.projects.find(idOrSlug));
    if (project === null || (key.projectId !== null && key.projectId !== project.id))
      throw notFound('project', idOrSlug);
    return project;
  }

  /** Answers the id. A key of every project needs no look-up: the use case itself finds whether the study exists. */
  async study(key: ApiKey, studyId: string): Promise<string> {
    if (!isUuid(studyId)) throw notFound('study', studyId);
    if (key.projectId === null) return studyId;
    const study = await this.#unitOfWork.read((stores) => stores.studies.find(studyId));
    if (study?.projectId !== key.projectId) throw notFound('study', studyId);
    return studyId;
  }

  /** The same, for calls that would not notice that there is none. */
  async existingStudy(key: ApiKey, studyId: string): Promise<string> {
    const study = await this.#unitOfWork.read((stores) => stores.studies.find(studyId));
    if (study === null) throw notFound('study', studyId);
    return this.study(key, studyId);
  }

  async trial(key: ApiKey, trialId: string): Promise<string> {
    if (!isUuid(trialId)) throw notFound('trial', trialId);
    if (key.projectId === null) return trialId;
    const trial = await this.#unitOfWork.read((stores) => stores.trials.find(trialId));
    if (trial?.projectId !== key.projectId) throw notFound('trial', trialId);
    return trialId;
  }
}

function notFound(what: string, name: string): SurmiseError {
  return new SurmiseError('not_found', `There is no ${what} ${JSON.stringify(name.slice(0, 100))}.`);
}
