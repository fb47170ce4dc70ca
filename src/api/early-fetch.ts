import type { Fetch } from './transport.js';

/** Returns the response to a request that was sent early, once. For any other, discards all. */
type TakeResponse = (key: string) => Promise<Response> | undefined;

/**
 * The property of the document with which `client-leads-early.min.js` leaves its function. Raise the
 * number if its parameters or its keys change.
 */
export const EARLY_RESPONSES = Symbol.for('client-leads.early.2');

/** Sends a request, unless it was sent early. */
export const fetchOnce: Fetch = (url, init) =>
  // The page may replace the global function later.
  taker()?.(requestKey(url, init)) ?? fetch(url, init);

/** Must be called before the first request after a sign-in. The word of a sign-out does the same. */
export function discardEarlyResponses(): void {
  void taker()?.('another request');
}

/** Returns what distinguishes a request from the others. The format shows in the body. */
export function requestKey(url: string, init: RequestInit): string {
  return JSON.stringify([url, init.body]);
}

export function hasEarlyResponses(): boolean {
  return taker() !== undefined;
}

/** Looks each time: another file on the page may need the next response. Node has no document. */
function taker(): TakeResponse | undefined {
  const { document = {} } = globalThis as Partial<typeof globalThis>;
  // Any script of the page can set the property, and has the same rights as this one.
  return Reflect.get(document, EARLY_RESPONSES) as TakeResponse | undefined;
}
