const SHORT_TOKEN = 4;

/**
 * The text without the digits of the token. A short token is taken out as a whole number only:
 * the token 1 is no reason to lose the ones of every date.
 */
export function withoutToken(text: string, token: string): string {
  if (token.length >= SHORT_TOKEN) return text.replaceAll(token, '…');
  return text.replace(new RegExp(`(?<!\\d)0*${token}(?!\\d)`, 'g'), '…');
}
