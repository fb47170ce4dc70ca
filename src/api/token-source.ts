import { ApiError } from './api-error.js';
import { toInt64 } from './integer.js';

/** Gives the token of the signed-in client, as digits. */
export type TokenProvider = () => TokenValue | Promise<TokenValue>;

/** A token as a page may give it; a number is exact up to 2^53. */
export type TokenValue = string | number | bigint;

/**
 * The token for the requests of one list. A provider is asked once; again only when the API
 * refuses what it gave, and then once for all the requests that were refused meanwhile.
 */
export interface TokenSource {
  /** Whether asking again can bring another token. */
  readonly isRenewable: boolean;
  get(): Promise<string>;
  /** The next request asks again; what the API refused in its own words may be the token. */
  forget(): void;
  /** Asks again, unless another request has done so since `refused` was given. */
  renew(refused: string): Promise<string>;
}

/** The source of a token in digits, or of what a provider gives. */
export function tokenSource(source: string | TokenProvider): TokenSource {
  let pending: Promise<string> | undefined;
  let latest: string | undefined;

  const forget = () => {
    pending = latest = undefined;
  };
  const get = () =>
    (pending ??= readToken(source).then(
      (token) => (latest = token),
      (error: unknown) => {
        forget();
        throw error;
      },
    ));

  return {
    isRenewable: typeof source === 'function',
    get,
    forget,
    renew(refused) {
      // Where it is not the latest, another request has asked again since.
      if (refused === latest) forget();
      return get();
    },
  };
}

async function readToken(source: string | TokenProvider): Promise<string> {
  if (typeof source === 'string') return source;
  let value: unknown;
  try {
    value = await source();
  } catch (cause) {
    throw new ApiError('network', 'tokenProvider failed.', { cause });
  }
  const isExact = typeof value !== 'number' || Number.isSafeInteger(value);
  const token = isExact && toInt64(String(value).trim());
  if (!token) {
    throw new ApiError('config', 'tokenProvider must give digits, 1 to 9223372036854775807.');
  }
  return token;
}
