import { isPassing, type ApiError } from '../api/api-error.js';
import { isObject } from '../api/read-field.js';
import type { WindowMoment } from '../window/window-link.js';
import type { SiteAnswer } from './ask-site.js';
import { Followers, type ReadList } from './followers.js';
import type { Cause } from './question.js';
import {
  CACHED,
  IN_DOUBT,
  NOBODY,
  SIGNED_OUT,
  UNASKED,
  type SignInState,
} from './sign-in-state.js';
import { SiteAccess } from './site-access.js';
import { SiteQuestions, type SiteOptions } from './site-questions.js';

/**
 * Who is signed in, for all elements of a page that name the same `session-url`.
 *
 * An answer was true when it left the site. So it counts only if its question left after each return
 * to this window, and after each word that the window has had from the page or another window, unless
 * that word was the number that it names. What is shown belongs to the newest answer that counts, and
 * is covered at once by an answer or a number that names somebody else.
 *
 * A plain reason to ask (a return, a retry, a refusal by the API) leaves what is shown, and joins a
 * question under way. A doubt (the first question, a restored page, `sessionChanged`, another window's
 * word) covers it, discards a question under way, and recalls requests to the API.
 */
export class SignIn {
  readonly followers = new Followers(() => this.#rest());
  /** Gives the requests for a client the token of the newest answer. */
  readonly access: SiteAccess;
  readonly #options: SiteOptions;
  readonly #questions: SiteQuestions;
  #current: SignInState = UNASKED;
  /** The number of the client in the newest answer that counts; null for nobody. */
  #named: string | null | undefined;
  /** The first question and the change that wait for their turn. */
  #beginning: Promise<void> | undefined;
  #change: Promise<void> | undefined;

  constructor(options: SiteOptions) {
    this.#options = options;
    this.#questions = new SiteQuestions(options, {
      handleQuestion: () => this.#handleQuestion(),
      handleAnswer: (...answer) => this.#handleAnswer(...answer),
      handleContradiction: () => this.#cover(IN_DOUBT),
      handleFailure: (...failure) => this.#handleFailure(...failure),
    });
    this.access = new SiteAccess(this.#questions, () => this.#current);
  }

  get current(): SignInState {
    return this.#current;
  }

  get isAsking(): boolean {
    return this.#questions.isAsking;
  }

  get #hasFailed(): boolean {
    return this.#current.state === 'failed';
  }

  /**
   * Calls `listener` after each change, and at the end of each question; that of a badge, which has
   * no `readList`, also after a change of what a list knows. The page and the other windows are
   * followed only while there is a listener. Returns a function that unsubscribes.
   */
  subscribe(listener: () => void, readList?: ReadList): () => void {
    this.#options.windowLink.watch(this.#handleMoment, true);
    return this.followers.add(listener, readList);
  }

  /** Asks the site, in the turn of the page, unless it was asked before. The element has subscribed. */
  start(): void {
    if (this.#current === UNASKED) {
      this.#current = IN_DOUBT;
      this.#beginning = this.#begin();
    }
  }

  /** Asks the site again if it could not say who is signed in: after a press, or in the page's turn. */
  async askAgain(isPressed: boolean): Promise<void> {
    if (this.#hasFailed && !isPressed) {
      await this.#questions.pace.turn();
    }
    // All that have waited ask once.
    if (this.#hasFailed) {
      this.#questions.ask('own');
    }
  }

  /** Waits until nothing is asked or waits for its turn. Never rejects. */
  async untilKnown(): Promise<void> {
    await Promise.all([this.#beginning, this.#change]);
    await this.#questions.untilEnd();
  }

  /**
   * The session may be another one: hides what is shown, and asks again, here and in the other
   * windows, in the turn of the page. Calls that wait for the same turn ask once. Never rejects.
   */
  async sessionChanged(): Promise<void> {
    this.#hide(IN_DOUBT);
    this.#change ??= this.#changeInTurn();
    await this.untilKnown();
  }

  /**
   * Nobody is signed in any more, here and in the other windows, whatever the site says. Asks
   * nothing until `sessionChanged` or until the page is shown again.
   */
  sessionEnded(): void {
    this.#post('ended');
    this.#signOut();
  }

  /** Asks in the same call if no turn is to be waited for. */
  async #begin(): Promise<void> {
    const turn = this.#questions.pace.turn();
    if (turn) {
      await turn;
    }
    // A return or another window's word may have asked meanwhile.
    if (this.#current === IN_DOUBT) {
      this.#questions.ask('own');
    }
  }

  async #changeInTurn(): Promise<void> {
    await this.#questions.pace.turn();
    this.#change = undefined;
    // The session may have ended meanwhile, and a restored page asks anyway.
    if (this.#current !== SIGNED_OUT && this.#current !== CACHED) {
      this.#post('changed');
      if (this.followers.isEmpty) {
        this.#hide(UNASKED);
      } else {
        this.#doubt('own');
      }
    }
  }

  #doubt(cause: Cause): void {
    this.#cover(IN_DOUBT);
    this.#questions.replace(cause);
  }

  /** Covers what is shown, and discards the question under way and the scheduled one. */
  #hide(state: SignInState): void {
    this.#questions.discard();
    this.#cover(state);
  }

  /** Covers what is shown, and recalls the requests for it. A question under way goes on. */
  #cover(state: SignInState): void {
    this.#current = state;
    this.access.recall();
    this.followers.notifyAll();
  }

  #signOut(): void {
    this.#named = null;
    this.#hide(SIGNED_OUT);
  }

  #handleQuestion(): void {
    if (this.#current === SIGNED_OUT) {
      // From now on, the numbers of other windows are heard.
      this.#current = NOBODY;
    }
    this.followers.notifyAll();
  }

  #handleAnswer({ client, token }: SiteAnswer, cause: Cause): void {
    this.#current = client ? { state: 'client', client } : NOBODY;
    this.#named = client?.id ?? null;
    this.access.give(token);
    if (cause !== 'heard') {
      this.#post('answer', { client: this.#named });
    }
    this.followers.notifyAll();
  }

  #handleFailure(error: ApiError, cause: Cause, leavesRows: boolean): void {
    const { state } = this.#current;
    const isHidden = state === 'unknown' || this.#hasFailed;
    const passes = isPassing(error);
    if (isHidden || this.access.hasRefused || !leavesRows) {
      // Nobody needs to hear again that the site is down.
      const isKnown = this.#hasFailed && passes && cause === 'quiet';
      this.#current = isKnown ? this.#current : { state: 'failed', error };
      if (passes) {
        this.#questions.askAfterFailure(error);
      }
    }
    this.followers.notifyAll();
  }

  readonly #handleMoment = (moment: WindowMoment, message?: unknown): void => {
    if (this.#current === UNASKED) {
      return;
    }
    this.#questions.handleMoment(moment);
    if (moment === 'online' && this.#hasFailed) {
      this.#questions.askAfterReconnect();
    } else if (moment === 'cached') {
      // The first frame of the restored page must have no rows.
      this.#hide(CACHED);
    } else if (moment === 'restored') {
      this.#doubt('own');
    } else if (moment === 'message' && isObject(message) && message.url === this.#options.url) {
      this.#handleWord(message);
    }
  };

  /** Any script of the origin can post messages. The worst that follows is a question. */
  #handleWord({ type, client }: Readonly<Record<string, unknown>>): void {
    if (type === 'ended') {
      this.#signOut();
    } else if (type === 'changed') {
      this.#doubt('heard');
    } else if (type === 'answer' && this.#current !== SIGNED_OUT) {
      // After an end, the number of another window may be an older one.
      this.#questions.noteHeard(client);
      if (client !== this.#named) {
        this.#cover(IN_DOUBT);
        this.#questions.ask('heard');
      }
    }
  }

  #post(type: 'changed' | 'ended' | 'answer', facts = {}): void {
    this.#options.windowLink.post({ url: this.#options.url, type, ...facts });
  }

  /** Nobody follows any more, so a change may be missed. The next element asks. */
  #rest(): void {
    this.#options.windowLink.unwatch(this.#handleMoment);
    if (this.#current !== SIGNED_OUT) {
      this.#hide(UNASKED);
    }
  }
}
