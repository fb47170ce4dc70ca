import { ApiError } from '../api/api-error.js';
import { isObject } from '../settings/is-object.js';
import type { SignedInClient, SignIn, SignInSource } from './sign-in.js';

const METHODS = ['subscribe', 'ask', 'changed', 'ended', 'tokenFor', 'refuse', 'confirm'];

/**
 * A source that another file on the page has created. Returns its failures as errors of this file's
 * own class, which has the same name but fails `instanceof`.
 */
export class AdoptedSignIn implements SignInSource {
  readonly #source: SignInSource;
  #foreign: SignIn | undefined;
  #own: SignIn = { state: 'unknown' };

  constructor(source: SignInSource) {
    this.#source = source;
  }

  get signIn(): SignIn {
    const foreign = this.#source.signIn;
    if (foreign !== this.#foreign) {
      this.#foreign = foreign;
      this.#own =
        foreign.state === 'failed' ? { ...foreign, error: toOwnError(foreign.error) } : foreign;
    }
    return this.#own;
  }

  get isAsking(): boolean {
    return this.#source.isAsking;
  }

  get isCovered(): boolean {
    return this.#source.isCovered;
  }

  get isTokenRefused(): boolean {
    return this.#source.isTokenRefused;
  }

  get timeout(): number {
    return this.#source.timeout;
  }

  set timeout(ms: number) {
    this.#source.timeout = ms;
  }

  subscribe(listener: () => void): () => void {
    return this.#source.subscribe(listener);
  }

  ask(): Promise<void> {
    return this.#source.ask();
  }

  changed(): Promise<void> {
    return this.#source.changed();
  }

  ended(): void {
    this.#source.ended();
  }

  async tokenFor(owner: SignedInClient, refused?: string): Promise<string> {
    try {
      return await this.#source.tokenFor(owner, refused);
    } catch (error) {
      // By the protocol, every failure has the fields of an `ApiError`.
      throw toOwnError(error as ApiError);
    }
  }

  refuse(token: string): void {
    this.#source.refuse(token);
  }

  confirm(token: string): void {
    this.#source.confirm(token);
  }
}

/** Whether a value of another file, of whatever version, looks like a source. */
export function isSignInSource(value: unknown): value is SignInSource {
  return (
    isObject(value) &&
    isObject(value.signIn) &&
    METHODS.every((method) => typeof value[method] === 'function')
  );
}

function toOwnError({ kind, message, status, retryAfter, isTransient }: ApiError): ApiError {
  return new ApiError(kind, message, {
    ...(status !== undefined && { status }),
    retryAfter,
    isTransient,
  });
}
