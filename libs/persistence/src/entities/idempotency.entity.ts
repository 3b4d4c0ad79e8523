import { EntitySchema } from 'typeorm';

interface IdempotencyRow {
  readonly principal: string;
  readonly key: string;
  readonly route: string;
  readonly body_hash: string;
  readonly answer: unknown;
  readonly created_at: Date;
}

export const idempotencyEntity = new EntitySchema<IdempotencyRow>({
  name: 'idempotency',
  tableName: 'idempotency',
  columns: {
    principal: { type: 'text', primary: true, primaryKeyConstraintName: 'idempotency_pk' },
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'idempotency_pk' },
    route: { type: 'text', primary: true, primaryKeyConstraintName: 'idempotency_pk' },
    body_hash: { type: 'text' },
    answer: { type: 'json' },
    created_at: { type: 'timestamptz', precision: 3, default: () => 'now()' },
  },
  indices: [{ name: 'idempotency_age', columns: ['created_at'] }],
});
