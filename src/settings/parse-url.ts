/**
 * Parses a URL, or returns undefined if it is none. `URL.parse` is too new, and pages with an old
 * polyfill for `URL` have no `URL.canParse`.
 */
export function parseUrl(text: string, base: string | undefined): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
