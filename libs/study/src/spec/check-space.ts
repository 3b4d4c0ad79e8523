import { compileSpace, type SpaceDocument, SpaceError, type SpaceIssue } from '#search-space';

/** The semantic issues of a space, empty when it compiles. */
export function checkSpace(document: SpaceDocument): readonly SpaceIssue[] {
  try {
    compileSpace(document);
    return [];
  } catch (error) {
    if (error instanceof SpaceError) return error.issues;
    throw error;
  }
}
