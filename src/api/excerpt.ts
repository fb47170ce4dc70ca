import { cutAt } from '../model/cut-at.js';
import { redactToken } from './redact-token.js';

/**
 * The number of characters that are examined, since a host's text can be as long as its response.
 * Far more than `MAX_LENGTH`, since the text shrinks when tokens are removed.
 */
const MAX_EXAMINED_LENGTH = 2000;
/** The maximum length of an excerpt. */
const MAX_LENGTH = 300;

/** The beginning of a character reference, or of a percent-encoded character. */
const UNFINISHED_CHARACTER = /[&%][#\w;]{0,24}$/;

/** Returns the beginning of a host's text, which patterns are applied to. */
export function beginningOf(text: string): string {
  return text.slice(0, MAX_EXAMINED_LENGTH);
}

/** Returns the beginning of a host's text without the token, to be shown or logged. */
export function excerpt(text: string, token: string): string {
  const isCut = text.length > MAX_EXAMINED_LENGTH;
  const examined = isCut ? beginningOf(text).replace(UNFINISHED_CHARACTER, '') : text;
  const redacted = redactToken(examined, token, isCut);
  if (!isCut && redacted.length <= MAX_LENGTH) {
    return redacted;
  }
  return cutAt(redacted, MAX_LENGTH - 1);
}
