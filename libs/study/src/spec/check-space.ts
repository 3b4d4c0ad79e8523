import { compileSpace, feasibilityIssues, type SpaceDocument, SpaceError, type SpaceIssue } from '#search-space';

/** The semantic issues of a space, empty when it compiles and its constraints leave something to try. */
export function checkSpace(document: SpaceDocument): readonly SpaceIssue[] {
  try {
    compileSpace(document);
    return feasibilityIssues(document);
  } catch (error) {
    if (error instanceof SpaceError) return error.issues;
    throw error;
  }
}
