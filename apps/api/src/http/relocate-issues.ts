import { invalidRequest, isSurmiseError } from '#study';

/** Lets the places that a refusal names be those of the request as it was sent, where the use case sees another form of it. */
export async function relocateIssues<T>(work: Promise<T>, relocate: (pointer: string) => string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isSurmiseError(error, 'invalid_request')) throw error;
    throw invalidRequest(error.issues.map((issue) => ({ ...issue, pointer: relocate(issue.pointer) })));
  }
}
