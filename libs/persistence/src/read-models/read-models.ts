import type { DataSource } from 'typeorm';
import { type HistoryPage, type ListHistory, listHistory } from './list-history.ts';
import { listProjects, type ProjectPage } from './list-projects.ts';
import { type ListStudies, listStudies, type StudyPage } from './list-studies.ts';
import { type ListTrials, listTrials, type TrialPage } from './list-trials.ts';
import type { PageRequest } from './page.ts';

/** Lists for screens and clients: they never write, and each costs a bounded number of rows. */
export interface ReadModels {
  listProjects(request: PageRequest): Promise<ProjectPage>;
  listStudies(request: ListStudies): Promise<StudyPage>;
  listTrials(request: ListTrials): Promise<TrialPage>;
  listHistory(request: ListHistory): Promise<HistoryPage>;
}

export function createReadModels(dataSource: DataSource): ReadModels {
  return {
    listProjects: (request) => listProjects(dataSource, request),
    listStudies: (request) => listStudies(dataSource, request),
    listTrials: (request) => listTrials(dataSource, request),
    listHistory: (request) => listHistory(dataSource, request),
  };
}
