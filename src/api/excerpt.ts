const MAX_LENGTH = 300;

const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** Returns the beginning of an API's text, with «…» for the token, to be shown or logged. */
export function excerpt(text: string, token: string): string {
  // Only as a whole number: the token 1 is not every 1 in the dates of a text.
  const redacted = text.replaceAll(new RegExp(`(?<!\\d)0*${token}(?!\\d)`, 'g'), '…');
  return redacted.length > MAX_LENGTH ? cutAt(redacted, MAX_LENGTH - 1) : redacted;
}

/** Returns the beginning of a text, up to an index, and «…». Never splits a character. */
export function cutAt(text: string, index: number): string {
  return `${text.slice(0, index).replace(HALF_A_CHARACTER, '')}…`;
}
