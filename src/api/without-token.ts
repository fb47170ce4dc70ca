const SHORT_TOKEN = 4;

/**
 * The text without the digits of the token. A short token is taken out as a whole number only:
 * the token 1 is no reason to lose the ones of every date.
 */
export function withoutToken(text: string, token: string): string {
  const digits = token.length < SHORT_TOKEN ? `(?<!\\d)0*${token}(?!\\d)` : token;
  return text.replace(new RegExp(digits, 'g'), '…');
}
