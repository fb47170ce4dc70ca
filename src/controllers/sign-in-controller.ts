import type { ReactiveController } from 'lit';
import type { ListedUnread } from '../sign-in/lists.js';
import type { SignIn, SignInState } from '../sign-in/sign-in.js';

/** An element, as this controller sees it. */
export interface SignInHost {
  readonly isConnected: () => boolean;
  readonly onChange: () => void;
  /** Called after the site has named a client, even if it is the same one. */
  readonly onAnswer: () => void;
  /** Returns what the list knows, for the badges beside it. */
  readonly readList: () => ListedUnread | undefined;
}

/** Follows who is signed in while the element is in the page, if the page sets `session-url`. */
export class SignInController implements ReactiveController {
  readonly #host: SignInHost;
  #signIn: SignIn | undefined;
  #wasAsking = false;
  #leave: (() => void) | undefined;

  constructor(host: SignInHost) {
    this.#host = host;
  }

  /** Who is signed in by the site; undefined if the page says it. Not known out of the page. */
  get current(): SignInState | undefined {
    return this.#signIn && (this.#leave ? this.#signIn.current : { state: 'unknown' });
  }

  get isAsking(): boolean {
    return this.#signIn?.isAsking ?? false;
  }

  /** Follows this one from now on. Returns whether it is another one. */
  follow(signIn: SignIn | undefined): boolean {
    if (signIn === this.#signIn) {
      return false;
    }
    this.hostDisconnected();
    this.#signIn = signIn;
    this.hostConnected();
    return true;
  }

  hostConnected(): void {
    const signIn = this.#signIn;
    if (!signIn || this.#leave || !this.#host.isConnected()) {
      return;
    }
    const unsubscribe = signIn.subscribe(this.#handleChange);
    const leaveLists = signIn.lists.add(this.#host.readList);
    this.#wasAsking = signIn.isAsking;
    this.#leave = () => {
      unsubscribe();
      leaveLists();
    };
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  hostUpdated(): void {
    this.#signIn?.lists.changed();
  }

  readonly #handleChange = (): void => {
    const { isAsking = false, current } = this.#signIn ?? {};
    const hasAnswered = this.#wasAsking && !isAsking && current?.state === 'client';
    this.#wasAsking = isAsking;
    this.#host.onChange();
    if (hasAnswered) {
      this.#host.onAnswer();
    }
  };
}
