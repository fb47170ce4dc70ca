import { cutAt } from '../model/cut-at.js';

/** The maximum length of an excerpt. */
const MAX_LENGTH = 300;

/** Returns the beginning of an API's text, with «…» for the token, to be shown or logged. */
export function excerpt(text: string, token: string): string {
  // Only as a whole number: the token 1 is not every 1 in the dates of a text.
  const redacted = text.replaceAll(new RegExp(`(?<!\\d)0*${token}(?!\\d)`, 'g'), '…');
  return redacted.length > MAX_LENGTH ? cutAt(redacted, MAX_LENGTH - 1) : redacted;
}
