import type { Clock } from '../ports/clock.ts';
import type { LockedStudy, NewStudy, StudyFilter, StudyStore } from '../ports/study-store.ts';
import type { Study } from '../study.ts';
import { SurmiseError } from '../surmise-error.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryStudyStore implements StudyStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  async insert(study: NewStudy): Promise<Study> {
    if ((await this.findByName(study.projectId, study.name)) !== null) {
      throw new SurmiseError('conflict', `The project has a study ${study.name} already.`);
    }
    const now = this.#clock.now();
    const stored: Study = {
      ...study,
      state: 'active',
      finishReason: null,
      revision: 0,
      spaceVersion: 1,
      version: 1,
      counts: {
        created: 0,
        budgetUsed: 0,
        open: 0,
        ended: { succeeded: 0, failed: 0, infeasible: 0, stopped: 0, cancelled: 0 },
      },
      bestTrialId: null,
      bestValue: null,
      createdAt: now,
      updatedAt: now,
    };
    this.#tables.studies.set(study.id, stored);
    return stored;
  }

  find(studyId: string): Promise<Study | null> {
    return Promise.resolve(this.#tables.studies.get(studyId) ?? null);
  }

  findByName(projectId: string, name: string): Promise<Study | null> {
    const all = [...this.#tables.studies.values()];
    return Promise.resolve(all.find((study) => study.projectId === projectId && study.name === name) ?? null);
  }

  async lock(studyId: string): Promise<LockedStudy | null> {
    const study = await this.find(studyId);
    return study === null ? null : { study, now: this.#clock.now() };
  }

  save(study: Study): Promise<Study> {
    const stored = this.#tables.studies.get(study.id);
    if (stored === undefined) throw new SurmiseError('internal', `There is no study ${study.id} to save.`);
    const saved = { ...study, version: stored.version + 1, updatedAt: this.#clock.now() };
    this.#tables.studies.set(study.id, saved);
    return Promise.resolve(saved);
  }

  withRoom(filter: StudyFilter, limit: number): Promise<readonly Study[]> {
    const now = Date.parse(this.#clock.now());
    const found = [...this.#tables.studies.values()]
      .filter((study) => study.state === 'active' && matches(study, filter))
      .filter(({ counts, spec: { budget } }) => {
        const slots = budget.parallelTrials === null || counts.open < budget.parallelTrials;
        return (
          slots && counts.budgetUsed < budget.trials && (budget.deadline === null || now < Date.parse(budget.deadline))
        );
      })
      .sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt));
    return Promise.resolve(found.slice(0, limit));
  }

  pastDeadline(limit: number): Promise<readonly string[]> {
    const now = Date.parse(this.#clock.now());
    const overdue = [...this.#tables.studies.values()].filter(({ state, spec: { budget } }) => {
      return state === 'active' && budget.deadline !== null && Date.parse(budget.deadline) <= now;
    });
    return Promise.resolve(overdue.slice(0, limit).map((study) => study.id));
  }
}

export function matches(study: Study, filter: StudyFilter): boolean {
  return (
    (filter.studyId === null || study.id === filter.studyId) &&
    (filter.projectId === null || study.projectId === filter.projectId) &&
    (filter.evaluator === null || study.spec.evaluator.kind === filter.evaluator) &&
    Object.entries(filter.labels).every(([name, value]) => study.labels[name] === value)
  );
}
