/** The command line asks for something that cannot be done; the message is all that its user needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
