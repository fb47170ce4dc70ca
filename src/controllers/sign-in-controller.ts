import type { ReactiveController } from 'lit';
import type { SignInSource } from '../sign-in/sign-in.js';

/** An element, as this controller sees it. */
export interface SignInHost {
  readonly isConnected: () => boolean;
  readonly onChange: () => void;
  /** Called when a refused token has been replaced. */
  readonly onRenewed: () => void;
}

/** Follows the site's answer to who is signed in, if the page sets `session-url`. */
export class SignInController implements ReactiveController {
  readonly #host: SignInHost;
  /** The source whose changes are followed. */
  #followed: SignInSource | undefined;
  #unsubscribe: (() => void) | undefined;
  #hasAsked = false;
  /** Whether the API had refused the token when the source last changed. */
  #wasRefused = false;

  constructor(host: SignInHost) {
    this.#host = host;
  }

  /** Whether nothing of the list may be visible, since the page is or was in the back/forward cache. */
  get isCovered(): boolean {
    return this.#followed?.isCovered ?? false;
  }

  /** Follows this source from now on, while the element is in the page. */
  follow(source: SignInSource | undefined): void {
    const followed = this.#host.isConnected() ? source : undefined;
    if (followed !== this.#followed) {
      this.#unsubscribe?.();
      this.#followed = followed;
      this.#hasAsked = false;
      this.#wasRefused = followed?.isTokenRefused ?? false;
      this.#unsubscribe = followed?.subscribe(this.#handleChange);
    }
  }

  /** Asks the site once, unless its answer is known. After that, the source itself asks again. */
  ask(): void {
    if (this.#followed && !this.#hasAsked) {
      this.#hasAsked = true;
      void this.#followed.ask();
    }
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }

  readonly #handleChange = (): void => {
    const isRefused = this.#followed?.isTokenRefused ?? false;
    if (this.#wasRefused && !isRefused) {
      this.#host.onRenewed();
    }
    this.#wasRefused = isRefused;
    this.#host.onChange();
  };
}
