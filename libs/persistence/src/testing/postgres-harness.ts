import type { StoreHarness } from '#study/testing';
import type { TestDatabase } from './test-database.ts';

/** The stores on a test database that outlives the suite. Time passes by making every stored time older. */
export function postgresHarness({ database }: TestDatabase): StoreHarness {
  return {
    unitOfWork: database.unitOfWork,
    wakeups: database.wakeups,
    passTime: async (seconds) => {
      const shift = `make_interval(secs => ${seconds})`;
      await database.dataSource.query(
        `update trial set lease_until = lease_until - ${shift} where lease_until is not null`,
      );
      // The deadline stands in the spec as well, from where it is decided.
      await database.dataSource.query(
        `update study set deadline = deadline - ${shift}, spec = jsonb_set(spec, '{budget,deadline}',
           to_jsonb(to_char((deadline - ${shift}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
         where deadline is not null`,
      );
      await database.dataSource.query(`update idempotency set created_at = created_at - ${shift}`);
    },
    close: () => Promise.resolve(),
  };
}
