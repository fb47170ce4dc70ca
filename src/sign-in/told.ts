import { parseInt64 } from '../api/parse-int64.js';
import { isObject } from '../settings/plain-data.js';
import type { SiteAnswer } from './ask-site.js';

/** What one window tells the others about a session URL. Never contains a token. */
export type Told =
  | { readonly type: 'changed' }
  | { readonly type: 'ended' }
  /** The client whom the site has named; null for nobody. */
  | { readonly type: 'answer'; readonly client: string | null };

/**
 * Reads a message about this URL. Returns undefined if it is invalid: any script of the origin can
 * post messages, and so can another version of this one.
 */
export function readTold(message: unknown, url: string): Told | undefined {
  if (!isObject(message) || message.url !== url) {
    return undefined;
  }
  const { type, client } = message;
  if (type === 'changed' || type === 'ended') {
    return { type };
  }
  const isClient = typeof client === 'string' && parseInt64(client) === client;
  return type === 'answer' && (isClient || client === null) ? { type, client } : undefined;
}

/** Returns the number of the client in an answer; null for nobody; undefined without an answer. */
export function numberIn(answer: SiteAnswer | undefined): string | null | undefined {
  return answer?.state === 'nobody' ? null : answer?.client.id;
}
