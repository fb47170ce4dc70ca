import { isPassing, type ApiError } from '../model/api-error.js';
import { isObject } from '../model/is-object.js';
import type { Turns } from '../waiting/turns.js';
import type { WindowMoment } from '../window/window-link.js';
import type { SiteAnswer } from './ask-site.js';
import { Followers, type Follower, type ReadList } from './followers.js';
import type { Question } from './question.js';
import {
  answered,
  currentSince,
  ENDED,
  failed,
  unknown,
  type Known,
  type SignInState,
} from './sign-in-state.js';
import { SiteAccess } from './site-access.js';
import { SiteQuestions, type SiteOptions } from './site-questions.js';
import { UnreadNumbers } from './unread-numbers.js';

export interface SignInOptions extends SiteOptions {
  /** The turns in which elements outside the page tell the other windows. */
  readonly words: Turns;
  /** Called with whether it must not be forgotten: an element follows, or the page has said a word. */
  readonly onUse: (isUsed: boolean) => void;
}

/**
 * Who is signed in, for all elements of a page that name the same `session-url`.
 *
 * An answer was true when it left the site. So it counts only if its question left after each return
 * to this window, and after each word that the window has had from the page or another window, unless
 * that word was the number that it names. What is shown belongs to the newest answer that counts, and
 * is covered at once by an answer or a number that names somebody else.
 *
 * A plain reason to ask (a new element, a return, a retry, a refusal by the API) leaves what is shown,
 * and joins a question under way, unless that left before the element came or the reader returned. A
 * new element shows nothing by an older answer. A doubt (the first question, a restored page,
 * `sessionChanged`, another window's word) covers what is shown, discards a question under way, and
 * recalls requests to the API.
 */
export class SignIn {
  readonly followers: Followers;
  /** Gives the requests for a client the token of the newest answer. */
  readonly access: SiteAccess;
  readonly unread: UnreadNumbers;
  readonly #options: SignInOptions;
  readonly #questions: SiteQuestions;
  /** Whether the other windows are to hear of a change. */
  #isTelling = false;
  #known = unknown('unasked');
  /** The failure of the newest question, unless something has followed it. */
  #failure: Known | undefined;
  /** The number of the client in the newest answer that counts; null for nobody. */
  #named: string | null | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#questions = new SiteQuestions(options, {
      handleQuestion: () => this.#handleQuestion(),
      handleChange: () => this.#post('changed'),
      handleAnswer: (...answer) => this.#handleAnswer(...answer),
      handleContradiction: () => this.#cover(unknown('inDoubt')),
      handleFailure: (...failure) => this.#handleFailure(...failure),
    });
    this.access = new SiteAccess(this.#questions, () => this.#known.current);
    this.followers = new Followers(() => this.#handlePresence());
    this.unread = new UnreadNumbers(options.clock, this.followers);
  }

  get isAsking(): boolean {
    return this.#questions.isAsking;
  }

  /**
   * Calls `listener` after each change, and at the end of each question; that of a badge, which has
   * no `readList`, also after a change of what a list knows.
   *
   * @param isNew whether the element has come into a page that was there: the client may be another
   * one since the last answer, so only a question counts for it that leaves from now on
   */
  follow(listener: () => void, isNew: boolean, readList?: ReadList): Follower {
    const came = isNew ? this.#questions.left : 0;
    return this.followers.add({ came, listener, readList }, this);
  }

  currentSince(came: number): SignInState {
    return currentSince(came, this.#known, this.#failure);
  }

  start(came: number): void {
    const { phase } = this.#known;
    if (phase === 'unasked') {
      this.#known = unknown('inDoubt');
      this.#questions.ask({ cause: 'own', inTurn: true });
    } else if (phase !== 'ended' && came > 0 && this.#questions.left <= came) {
      this.#questions.replace({ cause: 'own', inTurn: true });
    }
  }

  askAgain(came: number, isPressed: boolean): void {
    if (this.currentSince(came).state === 'failed') {
      this.#questions.ask({ cause: 'own', inTurn: !isPressed });
      // It may wait for its turn.
      this.followers.notifyAll();
    }
  }

  /** Waits until nothing is asked. Never rejects. */
  async untilKnown(): Promise<void> {
    await this.#questions.untilEnd();
  }

  /**
   * The session may be another one: hides what is shown, and asks again, here and in the other
   * windows, in the turn of the page. Calls that wait for the same turn ask once. Never rejects.
   */
  async sessionChanged(): Promise<void> {
    this.unread.renew();
    if (this.followers.isEmpty) {
      this.#hide(unknown('unasked'));
      void this.#tellOfChange();
    } else {
      this.#cover(unknown('inDoubt'));
      this.#questions.replace({ cause: 'own', inTurn: true, isChange: true });
      await this.untilKnown();
    }
  }

  /**
   * Nobody is signed in any more, here and in the other windows, whatever the site says. Asks
   * nothing until `sessionChanged` or until the page is shown again.
   */
  sessionEnded(): void {
    this.#post('ended');
    this.#signOut();
  }

  /** Tells the other windows at most once a second, since no question limits it. */
  async #tellOfChange(): Promise<void> {
    if (!this.#isTelling) {
      this.#isTelling = true;
      this.#noteUse();
      await this.#options.words.take();
      this.#isTelling = false;
      this.#noteUse();
      this.#post('changed');
    }
  }

  #doubt(cause: 'own' | 'heard'): void {
    this.#cover(unknown('inDoubt'));
    this.#questions.replace({ cause });
  }

  /** Covers what is shown, and discards the question under way and the scheduled one. */
  #hide(known: Known): void {
    this.#questions.discard();
    this.#cover(known);
  }

  /** Covers what is shown, and recalls the requests for it. A question under way goes on. */
  #cover(known: Known): void {
    this.#become(known);
    this.access.recall();
    this.followers.notifyAll();
  }

  #become(known: Known): void {
    this.#known = known;
    this.#failure = undefined;
    this.#noteUse();
  }

  #signOut(): void {
    this.#named = null;
    this.unread.forget();
    this.#hide(ENDED);
  }

  #handleQuestion(): void {
    if (this.#known.phase === 'ended') {
      // From now on, the numbers of other windows are heard.
      this.#become(answered(null, this.#questions.left));
    }
    this.followers.notifyAll();
  }

  #handleAnswer({ client, token }: SiteAnswer, { cause, number }: Question): void {
    this.#become(answered(client, number));
    this.#named = client?.id ?? null;
    this.access.give(token);
    this.unread.follow(client);
    if (cause !== 'heard') {
      this.#post('answer', { client: this.#named });
    }
    this.followers.notifyAll();
  }

  #handleFailure(error: ApiError, { cause, number }: Question, leavesRows: boolean): void {
    const passes = isPassing(error);
    const former = passes && cause === 'quiet' ? this.#failure : undefined;
    // Nobody needs to hear again that the site is down, so it stays the same object.
    this.#failure = former ? { ...former, question: number } : failed(error, number);
    const mayStay = this.#known.phase === 'answered' && leavesRows && !this.access.isRefused;
    if (!mayStay) {
      this.#known = this.#failure;
    }
    if (passes && this.followers.areToldOfFailure) {
      this.#questions.askAfterFailure(error);
    }
    this.followers.notifyAll();
  }

  readonly #handleMoment = (moment: WindowMoment, message?: unknown): void => {
    if (this.#known.phase === 'unasked') {
      return;
    }
    this.#questions.handleMoment(moment);
    if (moment === 'online' && this.followers.areToldOfFailure) {
      this.#questions.askAfterReconnect();
    } else if (moment === 'cached') {
      // The first frame of the restored page must have no rows.
      this.#hide(unknown('inDoubt'));
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
    } else if (type === 'answer' && this.#known.phase !== 'ended') {
      // After an end, the number of another window may be an older one.
      this.#questions.noteHeard(client);
      if (client !== this.#named) {
        this.#cover(unknown('inDoubt'));
        this.#questions.ask({ cause: 'heard' });
      }
    }
  }

  #post(type: 'changed' | 'ended' | 'answer', facts = {}): void {
    this.#options.windowLink.post({ url: this.#options.url, type, ...facts });
  }

  #handlePresence(): void {
    const { windowLink } = this.#options;
    if (this.followers.areConnected) {
      windowLink.watch(this.#handleMoment, true);
    } else {
      windowLink.unwatch(this.#handleMoment);
    }
    if (this.followers.isEmpty) {
      this.#rest();
    }
    this.#noteUse();
  }

  /** Nobody follows any more, so a change may be missed. The next element asks. */
  #rest(): void {
    this.unread.forget();
    if (this.#known.phase !== 'ended') {
      this.#hide(unknown('unasked'));
    }
  }

  #noteUse(): void {
    const hasLastWord = this.#isTelling || this.#known.phase === 'ended';
    this.#options.onUse(hasLastWord || !this.followers.isEmpty);
  }
}
