import { ApiError } from './api-error.js';
import { parseInt64 } from './parse-int64.js';
import { isOffline } from './transport.js';

/** Returns the token of the signed-in client, or a promise of it. */
export type TokenProvider = () => TokenValue | Promise<TokenValue>;

/** A token as a page may set it. A `number` is only exact, and accepted, up to 2^53. */
export type TokenValue = string | number | bigint;

/** The token as digits, or where to get it. */
export type Token = string | TokenProvider | TokenSource;

/** Where the API client gets the token of each request. */
export interface TokenSource {
  /**
   * Returns the token as digits. Rejects with an `ApiError` if there is none.
   *
   * @param signal aborts if nobody waits for the answer any longer
   * @param refused the token that the API has refused just now, in place of which another may help
   */
  get(signal: AbortSignal, refused?: string): Promise<string>;
  /** Whether the session has not ended since `get` returned. Without it, its end aborts requests. */
  isCurrent?(): boolean;
  /** The API has refused this token, or has answered with an `ErrorCode`. */
  refuse(token: string): void;
  /** The API has accepted this token. */
  confirm?(token: string): void;
}

/** Keeps the token of a provider until the API refuses it. */
export class ProvidedToken implements TokenSource {
  readonly provider: TokenProvider;
  /** The answer of the provider, which may be pending. */
  #answer: Promise<string> | undefined;
  /** The token in the answer, once it has arrived. */
  #token: string | undefined;

  constructor(provider: TokenProvider) {
    this.provider = provider;
  }

  /**
   * Asks the provider unless its token is kept. Rejects with an `ApiError` of kind `network` or
   * `offline` if the provider fails, and of kind `config` if it returns no valid token.
   */
  get(signal: AbortSignal): Promise<string> {
    if (this.#answer) {
      return this.#answer;
    }
    const answer = askProvider(this.provider);
    this.#answer = answer;
    // A provider that hung may answer after a later call.
    const isCurrent = () => this.#answer === answer;
    const forget = () => {
      if (isCurrent() && this.#token === undefined) {
        this.#answer = undefined;
      }
    };
    answer.then((token) => {
      this.#token = isCurrent() ? token : this.#token;
    }, forget);
    signal.addEventListener('abort', forget);
    return answer;
  }

  /** Drops only this token: several requests may fail at about the same time. */
  refuse(token: string): void {
    if (token === this.#token) {
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
