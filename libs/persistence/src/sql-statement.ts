export type SqlValue = string | number | boolean | null | Date | Buffer | readonly string[] | readonly number[];

/** Text with $1, $2 ... and the values that belong there. Values never become part of the text. */
export interface SqlStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
