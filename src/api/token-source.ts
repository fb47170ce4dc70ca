import { ApiError } from './api-error.js';
import { parseInt64 } from './parse-int64.js';

/** Returns the token of the signed-in client, or a promise of it. */
export type TokenProvider = () => TokenValue | Promise<TokenValue>;

/** A token as a page may give it. A `number` is accepted up to 2^53, where it stops being exact. */
export type TokenValue = string | number | bigint;

/**
 * Keeps the token that a provider has given, for all requests of one list. The provider is asked
 * for the first request, and again only after a failure, or after the API has refused the token.
 */
export class TokenSource {
  readonly #provider: TokenProvider;
  /** The answer of the provider, which may be pending. */
  #answer: Promise<string> | undefined;
  /** The last token that the provider has given, unless it has been forgotten. */
  #token: string | undefined;

  constructor(provider: TokenProvider) {
    this.#provider = provider;
  }

  /**
   * Returns the token as digits, and asks the provider if there is none yet. Rejects with an
   * `ApiError` of kind `network` if the provider fails, and of kind `config` if what it gives is not
   * a token.
   */
  get(): Promise<string> {
    this.#answer ??= this.#ask();
    return this.#answer;
  }

  /** Drops the token, so that the next request asks the provider. */
  forget(): void {
    this.#answer = undefined;
    this.#token = undefined;
  }

  /**
   * Returns another token than the refused one. Several requests may be refused at about the same
   * time; the provider is asked once for all of them.
   */
  renew(refused: string): Promise<string> {
    // If the token is another one by now, an earlier call has renewed it.
    if (refused === this.#token) {
      this.forget();
    }
    return this.get();
  }

  async #ask(): Promise<string> {
    try {
      const token = await askProvider(this.#provider);
      this.#token = token;
      return token;
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}

async function askProvider(provider: TokenProvider): Promise<string> {
  let value: unknown;
  try {
    value = await provider();
  } catch (cause) {
    throw new ApiError('network', 'tokenProvider failed.', { cause });
  }
  const token = parseToken(value);
  if (token === undefined) {
    throw new ApiError('config', 'tokenProvider must give digits, 1 to 9223372036854775807.');
  }
  return token;
}

function parseToken(value: unknown): string | undefined {
  // Digits of a number that is not exact would be another token.
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  return isInexact ? undefined : parseInt64(String(value).trim());
}
