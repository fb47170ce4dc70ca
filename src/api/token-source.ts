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
export class TokenSource {
  readonly #source: string | TokenProvider;
  #pending: Promise<string> | undefined;

  constructor(source: string | TokenProvider) {
    this.#source = source;
  }

  /** Whether asking again can bring another token. */
  get isRenewable(): boolean {
    return typeof this.#source === 'function';
  }

  get(): Promise<string> {
    const source = this.#source;
    if (typeof source === 'string') return Promise.resolve(source);
    this.#pending ??= askProvider(source).catch((error: unknown) => {
      this.#pending = undefined;
      throw error;
    });
    return this.#pending;
  }

  /** The next request asks again; what the API refused in its own words may be the token. */
  forget(): void {
    this.#pending = undefined;
  }

  /** Asks again, unless another request has done so since `refused` was given. */
  async renew(refused: string): Promise<string> {
    const known = this.#pending;
    // Of requests refused at the same moment, the first has replaced it when the others go on.
    if ((await this.get()) === refused && this.#pending === known) this.#pending = undefined;
    return this.get();
  }
}

async function askProvider(provider: TokenProvider): Promise<string> {
  let value: unknown;
  try {
    value = await provider();
  } catch (cause) {
    throw new ApiError('network', 'tokenProvider failed.', { cause });
  }
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  const token = toInt64(String(value).trim());
  if (!token || isInexact) {
    throw new ApiError('config', 'tokenProvider must give digits, 1 to 9223372036854775807.');
  }
  return token;
}
