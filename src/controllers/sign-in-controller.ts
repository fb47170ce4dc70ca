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

  /** Who is signed in by the site; undefined if the page says it. */
  get current(): SignInState | undefined {
    return this.#signIn?.current;
  }

  get isAsking(): boolean {
    return this.#signIn?.isAsking ?? false;
  }

  /** Follows this one from now on. */
  follow(signIn: SignIn | undefined): void {
    if (signIn !== this.#signIn) {
      this.hostDisconnected();
      this.#signIn = signIn;
      this.hostConnected();
    }
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
