import type { WakeupSender } from '#study';
import type { Connection } from '../connection.ts';
import { WORK_CHANNEL } from '../work-channel.ts';

/** NOTIFY is part of the transaction: delivered after its commit, once per study, and never after a rollback. */
export class PostgresWakeupSender implements WakeupSender {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async workAvailable(studyId: string): Promise<void> {
    await this.#connection.run('select pg_notify($1, $2)', [WORK_CHANNEL, studyId]);
  }
}
