import { validate } from 'uuid';

/** A text that is no UUID names nothing: asking the database would be an error of syntax instead of "not found". */
export function isUuid(text: string): boolean {
  return validate(text);
}
