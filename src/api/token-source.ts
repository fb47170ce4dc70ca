import { ApiError } from './api-error.js';
import { parseInt64 } from './parse-int64.js';
import { isOffline } from './transport.js';

/** Returns the token of the signed-in client, or a promise of it. */
export type TokenProvider = () => TokenValue | Promise<TokenValue>;

/** A token as a page may set it. A `number` is only exact, and accepted, up to 2^53. */
export type TokenValue = string | number | bigint;

/**
 * Keeps the provider's token while requests succeed. Asks again for the next request after a
 * failure.
 */
export class TokenSource {
  readonly provider: TokenProvider;
  /** The answer of the provider, which may be pending. */
  #answer: Promise<string> | undefined;
  /** The token in the answer, once it has arrived. */
  #token: string | undefined;

  constructor(provider: TokenProvider) {
    this.provider = provider;
  }

  /**
   * Returns the token as digits, and asks the provider if there is none. Rejects with an `ApiError`
   * of kind `network` or `offline` if the provider fails, and of kind `config` if it returns no
   * valid token.
   */
  get(): Promise<string> {
    if (!this.#answer) {
      const answer = askProvider(this.provider);
      this.#answer = answer;
      answer.then(
        (token) => {
          // A provider that hung may answer after a later call.
          if (this.#answer === answer) {
            this.#token = token;
          }
        },
        () => {
          if (this.#answer === answer) {
            this.forget();
          }
        },
      );
    }
    return this.#answer;
  }

  /**
   * Drops the answer, so the next request asks the provider. With `failed`, drops only that token:
   * several requests may fail at about the same time, and the provider is asked once for all of
   * them.
   */
  forget(failed?: string): void {
    if (failed === undefined || failed === this.#token) {
      this.#answer = undefined;
      this.#token = undefined;
    }
  }
}

async function askProvider(provider: TokenProvider): Promise<string> {
  let value: unknown;
  try {
    // Not inside an update of the element, in which properties that the provider sets would be lost.
    await Promise.resolve();
    value = await provider();
  } catch {
    // The thrown value is not kept as a cause, since it may contain the token.
    throw new ApiError(isOffline() ? 'offline' : 'network', 'tokenProvider failed.');
  }
  const token = parseToken(value);
  if (token === undefined) {
    throw new ApiError('config', 'tokenProvider must return digits, 1 to 9223372036854775807.');
  }
  return token;
}

function parseToken(value: unknown): string | undefined {
  // The digits of an inexact number would be another token.
  const isExact = typeof value === 'bigint' || Number.isSafeInteger(value);
  const text = isExact ? String(value) : value;
  return typeof text === 'string' ? parseInt64(text.trim()) : undefined;
}
