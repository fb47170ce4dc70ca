import type { Access } from '../api/access.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { SignedInClient } from './ask-site.js';
import type { SignInState } from './sign-in-state.js';
import type { SiteQuestions } from './site-questions.js';

/** Lets the requests to the API have the token of the newest answer, for the client who is shown. */
export class SiteAccess {
  /** Whether the API has refused the token of the newest answer. */
  isRefused = false;
  /** Whether the API has refused a token and has not answered with rows since. */
  #hasRefused = false;
  readonly #questions: SiteQuestions;
  readonly #current: () => SignInState;
  #token: string | undefined;
  /** Aborts the requests that must wait for the answer to a doubt. */
  #recall = new AbortController();

  constructor(questions: SiteQuestions, current: () => SignInState) {
    this.#questions = questions;
    this.#current = current;
  }

  give(token: string | undefined): void {
    this.#token = token;
    this.isRefused = false;
  }

  /** Takes the token back, and recalls the requests that were sent with it. */
  recall(): void {
    this.#token = undefined;
    this.#recall.abort();
    this.#recall = new AbortController();
  }

  for(client: SignedInClient): Access {
    return {
      recalled: () => this.#recall.signal,
      token: () => this.#tokenFor(client),
      untilKnown: () => this.#untilToken(client),
      renew: (token) => this.#renew(token),
      confirm: () => {
        this.isRefused = false;
        this.#hasRefused = false;
      },
      ask: () => this.#ask(),
    };
  }

  /** Returns the token if this client is shown and the site is not being asked. */
  #tokenFor(client: SignedInClient): string | undefined {
    const current = this.#current();
    if (current.state !== 'client' || this.#questions.isAsking) {
      return undefined;
    }
    // The token is the same for all site codes.
    const { siteCode } = client;
    return hasNewContent({ ...current.client, siteCode }, client) ? undefined : this.#token;
  }

  /** Waits for the token. Rejects with the failure of the site. */
  async #untilToken(client: SignedInClient): Promise<void> {
    const failure = await this.#questions.untilEnd();
    const current = this.#current();
    const error = current.state === 'failed' ? current.error : failure;
    if (error) {
      throw error;
    }
    if (this.#tokenFor(client) === undefined) {
      // The request waits until it is recalled, or aborted with its list.
      await new Promise(() => undefined);
    }
  }

  /** Asks once until the API has answered with rows. The refusal of a former token is none. */
  async #renew(token: string): Promise<boolean> {
    if (token !== this.#token) {
      return true;
    }
    this.isRefused = true;
    if (this.#hasRefused && !this.#questions.isAsking) {
      return false;
    }
    this.#hasRefused = true;
    this.#questions.ask({ cause: 'own' });
    return (await this.#questions.untilEnd()) === undefined;
  }

  /** While a failure of the site is shown, the list behind it must not ask, too. */
  async #ask(): Promise<void> {
    if (this.#current().state === 'client') {
      this.#questions.ask({ cause: 'own' });
      await this.#questions.untilEnd();
    }
  }
}
