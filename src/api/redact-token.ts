/** A token of fewer digits is likely to be part of other numbers, such as dates. */
const MIN_DISTINCTIVE_LENGTH = 4;

/**
 * Replaces each occurrence of the token in a text with `…`.
 *
 * A short token is replaced only if it stands alone as a whole number, with or without leading
 * zeros. Otherwise the token `1` would remove every 1 from the dates in the text.
 */
export function redactToken(text: string, token: string): string {
  const isDistinctive = token.length >= MIN_DISTINCTIVE_LENGTH;
  const pattern = isDistinctive ? token : String.raw`(?<!\d)0*${token}(?!\d)`;
  return text.replace(new RegExp(pattern, 'g'), '…');
}
