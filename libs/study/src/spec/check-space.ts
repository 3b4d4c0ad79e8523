import {
  compileSpace,
  defaultIssues,
  feasibilityIssues,
  type SpaceDocument,
  SpaceError,
  type SpaceIssue,
  unreachableIssues,
} from '#search-space';

/** The semantic issues of a space, empty when it compiles and its constraints leave something to try, the defaults among it. */
export function checkSpace(document: SpaceDocument): readonly SpaceIssue[] {
  try {
    const space = compileSpace(document);
    const unreachable = unreachableIssues(space);
    if (unreachable.length > 0) return unreachable;
    const issues = feasibilityIssues(document);
    return issues.length > 0 ? issues : defaultIssues(space);
  } catch (error) {
    if (error instanceof SpaceError) return error.issues;
    throw error;
  }
}
