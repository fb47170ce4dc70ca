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

/**
 * Returns what the relative URLs of a node's page are relative to where the token is sent. A
 * `<base>` of another origin is left out: markup can bring one. The node is asked and not the
 * document, whose properties an `<img name=baseURI>` replaces.
 */
export function ownBaseUrl({ baseURI }: Node): string {
  return parseUrl(baseURI, undefined)?.origin === globalThis.origin ? baseURI : location.href;
}

/**
 * Whether a URL leads to http or https, relative to `base`. Any other scheme is refused:
 * `javascript:` would run in the page.
 */
export function isWebUrl(text: string, base: string | undefined): boolean {
  return /^https?:$/.test(parseUrl(text, base)?.protocol ?? '');
}
