/** One thing that is wrong with a space or with assignments. `pointer` is an RFC 6901 pointer relative to the validated document. */
export interface SpaceIssue {
  readonly pointer: string;
  readonly detail: string;
  readonly hint?: string;
}

export class SpaceError extends Error {
  readonly issues: readonly SpaceIssue[];

  constructor(issues: readonly SpaceIssue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(first === undefined ? 'invalid space' : `${first.pointer}: ${first.detail}${more}`);
    this.name = 'SpaceError';
    this.issues = issues;
  }
}
