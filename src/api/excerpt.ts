import { cutAt } from '../model/cut-at.js';
import { redactToken } from './redact-token.js';

/**
 * How much of a text is looked at, since a host can send one that is as long as its answer. Far more
 * than is told: where the text is full of the token, it shrinks.
 */
const MAX_EXAMINED_LENGTH = 2000;
/** How much of a text is told. */
const MAX_LENGTH = 300;

/** The beginning of a character reference, or of a percent-encoded character. */
const UNFINISHED_CHARACTER = /[&%][#\w;]{0,24}$/;

/** Returns what of a host's text patterns are applied to. */
export function beginningOf(text: string): string {
  return text.slice(0, MAX_EXAMINED_LENGTH);
}

/** Returns the beginning of what a host has written, without the token, to be shown or logged. */
export function excerpt(text: string, token: string): string {
  const isCut = text.length > MAX_EXAMINED_LENGTH;
  const examined = isCut ? beginningOf(text).replace(UNFINISHED_CHARACTER, '') : text;
  const redacted = redactToken(examined, token, isCut);
  if (!isCut && redacted.length <= MAX_LENGTH) {
    return redacted;
  }
  return cutAt(redacted, MAX_LENGTH - 1);
}
