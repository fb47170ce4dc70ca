import type { Fetch } from './transport.js';

/** Returns the response to a request that was sent before the element was defined, once. */
type TakeResponse = (key: string) => Promise<Response> | undefined;

/** The property of the document with which `client-leads-early.min.js` leaves its function. */
export const EARLY_RESPONSES = Symbol.for('client-leads.early');

let takeResponse: TakeResponse | undefined;

/** Takes the function over, so that nothing of it stays in the page. */
export function takeEarlyResponses(place: object): void {
  const value: unknown = Reflect.get(place, EARLY_RESPONSES);
  if (isTakeResponse(value)) {
    takeResponse = value;
    Reflect.deleteProperty(place, EARLY_RESPONSES);
  }
}

/** Sends a request, unless it was sent early. */
export const fetchOnce: Fetch = (url, init) =>
  // The page may replace the global function later.
  takeResponse?.(requestKey(url, init)) ?? fetch(url, init);

/** Returns what distinguishes a request from the others. The format shows in the body. */
export function requestKey(url: string, { body }: RequestInit): string {
  return JSON.stringify([url, body]);
}

/** Any script of the page can set the property, and has the same rights as this one. */
function isTakeResponse(value: unknown): value is TakeResponse {
  return typeof value === 'function';
}
