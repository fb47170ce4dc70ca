import { systemClock } from './api/clock.js';
import {
  ClientLeadsUnreadProperties,
  type UnreadMessages,
  type UnreadSettings,
} from './client-leads-unread-properties.js';
import { unreadStyles } from './badge.styles.js';
import { SignInController } from './controllers/sign-in-controller.js';
import { LangObserver } from './dom/lang-observer.js';
import { PageSettings } from './dom/page-settings.js';
import { isParsed, isPrerendering } from './dom/page-state.js';
import { createEvent } from './events.js';
import { createLanguage } from './i18n/language.js';
import { unreadTexts } from './i18n/unread-texts.js';
import { memoizeLast } from './model/memoize.js';
import { UNKNOWN, UnreadCount, type Unread } from './session/unread-count.js';
import { isSameConfiguration, type ConfigurationResult } from './settings/configuration.js';
import { isMissing } from './settings/parsers.js';
import { hasNewContent } from './settings/plain-data.js';
import { ownOrigin } from './settings/urls.js';
import { browserPage, meetingPoint } from './sign-in/browser-page.js';
import type { WatchedLists } from './sign-in/list-registry.js';
import { isListedState, ownerOfConfiguration, type ListedState } from './sign-in/listed-state.js';
import type { PageMoment } from './sign-in/source-page.js';
import { version } from './version.js';

/** Events of the document after which the element may ask. The window gets them by capture. */
const BEGINNINGS = ['prerenderingchange', 'DOMContentLoaded'] as const;
const PREFERENCES = { wireFormat: 'auto', firstPosition: null } as const;

/**
 * Shows how many messages the signed-in client has not read, for the header of any page. Shows
 * nothing if there are none or if the number is not known. If a list of the same client is on the
 * page, it follows that list and sends nothing.
 *
 * @tag client-leads-unread
 *
 * @fires {CustomEvent<LeadsUnreadChangeDetail>} leads-unread-change - The number has changed.
 *
 * @attr {string} lang - Language of the text for screen readers. `ru` and `en` are built in.
 * Inherited from the nearest ancestor with a `lang`; Russian if there is none.
 *
 * @csspart number - The number.
 *
 * @cssstate shown - There is a number.
 *
 * @cssprop {<color>} [--client-leads-accent=light-dark(#0b5cad, #8ec5ff)] - Background of the
 * number.
 * @cssprop {<color>} [--client-leads-surface=light-dark(#fff, #1c2128)] - Colour of the number.
 * @cssprop {<length>} [--client-leads-border-radius=0.75em] - Corner radius.
 */
export class ClientLeadsUnread extends ClientLeadsUnreadProperties {
  /** Version of the element. */
  static readonly version: string = version;

  /** @internal Returns the API base of elements without `api-base`; the script tag replaces it. */
  static defaultApiBase = ownOrigin;

  /** @internal The API base that was set when the file was built; the script tag sets it. */
  static builtApiBase: string | undefined;

  readonly #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  /** The custom states. A DOM for Node, which pages use in tests, may lack them. */
  readonly #states = (this as Partial<HTMLElement>).attachInternals?.().states ?? new Set<string>();
  readonly #number = createSpan('badge');
  readonly #spoken = createSpan('spoken');
  readonly #lang = new LangObserver(this, () => this.#draw());
  readonly #languageFor = memoizeLast(
    (lang: string | undefined, pageLang: string | undefined, messages: UnreadMessages | null) =>
      createLanguage(unreadTexts, { lang, pageLang, messages }),
  );
  readonly #page = new PageSettings(this, ClientLeadsUnread, () => this.settings);
  readonly #signIn = new SignInController({
    isConnected: () => this.isConnected,
    onChange: () => this.#update(),
    onRenewed: () => this.#count?.renew(),
  });
  /** Whether the element has been in the page. */
  #hasStarted = false;
  #lists: WatchedLists | undefined;
  #isFollowing = false;
  #configuration: ConfigurationResult = { state: 'missing' };
  /** The number of the client in the configuration. */
  #count: UnreadCount | undefined;
  #drawn: Unread = UNKNOWN;
  #told: Unread = UNKNOWN;
  #cancelDecision: (() => void) | undefined;

  constructor() {
    super();
    this.takeEarlyProperties();
  }

  /** Number of unread messages; 0 while it is unknown. */
  get unread(): number {
    return this.#drawn.unread;
  }

  /** Whether there may be more unread messages than `unread`. */
  get hasMore(): boolean {
    return this.#drawn.hasMore;
  }

  connectedCallback(): void {
    if (!this.#hasStarted) {
      this.#hasStarted = true;
      this.#number.setAttribute('part', 'number');
      this.#number.setAttribute('aria-hidden', 'true');
      this.#adoptStyles();
    }
    for (const type of BEGINNINGS) {
      window.addEventListener(type, this.#update, true);
    }
    browserPage.watch(this.#handleMoment);
    this.#lists ??= meetingPoint.listsOn(document).watchLists(this.#update);
    this.#lang.stop();
    this.#lang.start();
    this.#update();
  }

  disconnectedCallback(): void {
    // A move within the page connects the element again in the same task.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#rest();
      }
    });
  }

  /**
   * Tells the element that somebody has signed in without a page load. Asks `session-url` again, and
   * so do the other windows of the site. Without `session-url`, reads the number again. The promise
   * settles when the number has been read and never rejects.
   */
  async sessionChanged(): Promise<void> {
    // The answer may be older than the change.
    this.#count?.stop();
    await this.#page.source?.changed();
    this.#count?.renew();
    await new Promise<void>((resolve) => void systemClock.after(0, resolve));
    await this.#decide();
  }

  /**
   * Drops the number immediately, here and in the other windows of the site, since the client signs
   * out. Sends nothing: it does not end the session on the server. Without `session-url`, sets
   * `client` to null.
   */
  sessionEnded(): void {
    if (isMissing(this.sessionUrl)) {
      this.client = null;
    } else {
      this.#page.source?.ended();
    }
  }

  protected settingsChanged(name: keyof UnreadSettings): void {
    if (this.#hasStarted) {
      this.#page.noteChange(name);
    }
    this.#count?.renew();
    this.#update();
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    if (moment === 'cached' && isMissing(this.sessionUrl)) {
      // The next person at the computer must not see it.
      this.#count?.stop();
      this.#count?.forget();
      this.#count?.renew();
      this.#draw();
    } else if (moment === 'visible' || moment === 'restored') {
      this.#count?.renewIfOutdated();
      this.#update();
    }
  };

  /** Follows the settings, the site and the lists. Drops the number of another client at once. */
  readonly #update = (): void => {
    if (!this.#hasStarted || !this.isConnected) {
      return;
    }
    const source = this.#page.source;
    this.#signIn.follow(source);
    const result = this.#page.configure(PREFERENCES);
    if (!isSameConfiguration(this.#configuration, result)) {
      this.#count?.stop();
      this.#count = undefined;
      this.#isFollowing = false;
    }
    this.#configuration = result;
    if (result.state === 'valid') {
      const { configuration } = result;
      this.#count ??= new UnreadCount(configuration, systemClock, (error) =>
        this.log.tellRequestFailure(error, configuration.base),
      );
      this.#count.update(configuration);
      this.#followList(this.#count, ownerOfConfiguration(configuration));
    }
    if (source?.isTokenRefused && !source.isAsking) {
      this.#count?.refuse();
    }
    this.#draw();
    this.#cancelDecision ??= systemClock.after(0, () => void this.#decide());
  };

  /** Takes over the number of a list of this owner, or lets the element ask by itself. */
  #followList(count: UnreadCount, owner: ListedState['owner']): void {
    const lists = (this.#lists?.states() ?? [])
      .filter(isListedState)
      .filter((list) => !hasNewContent(list.owner, owner));
    const followed = lists.find(({ phase }) => phase === 'asking' || phase === 'read');
    if (followed) {
      count.stop();
      if (followed.phase === 'read') {
        count.adopt(followed);
      }
    } else if (this.#isFollowing) {
      if (lists.some(({ phase }) => phase === 'refused')) {
        count.forget();
      }
      count.renew();
    }
    this.#isFollowing = followed !== undefined;
  }

  /**
   * Asks if nothing else on the page does. Runs in a task of its own, in which the lists have already
   * read what the page has set.
   */
  async #decide(): Promise<void> {
    this.#cancelDecision?.();
    this.#cancelDecision = undefined;
    if (!this.isConnected || !isParsed(document) || isPrerendering(document)) {
      return;
    }
    this.log.tell(...this.#page.warnings);
    if ('error' in this.#configuration) {
      this.log.tellRequestFailure(this.#configuration.error, undefined);
    }
    this.#signIn.ask();
    const count = this.#count;
    if (count?.isDue && !this.#isFollowing && !this.#page.source?.isAsking) {
      await count.read();
      this.#update();
    }
  }

  #draw(): void {
    const known = this.#signIn.isCovered ? undefined : this.#count?.value;
    const { unread, hasMore } = known ?? UNKNOWN;
    this.#drawn = { unread, hasMore };
    if (unread > 0) {
      this.#write(this.#drawn);
      this.#states.add('shown');
    } else {
      this.#states.delete('shown');
      this.#root.replaceChildren();
    }
    // Code of the page may change the settings.
    queueMicrotask(() => this.#tell());
  }

  /** Writes the number for the eye, and a sentence for screen readers. */
  #write({ unread, hasMore }: Unread): void {
    const { lang, pageLang } = this.#lang;
    const { number, text, textsLang } = this.#languageFor(lang, pageLang, this.messages);
    setText(this.#number, `${number(unread)}${hasMore ? '+' : ''}`);
    setText(this.#spoken, text(hasMore ? 'unreadAtLeast' : 'unread', { n: unread }));
    if (this.#spoken.lang !== textsLang) {
      this.#spoken.lang = textsLang;
    }
    if (!this.#number.isConnected) {
      this.#root.append(this.#number, this.#spoken);
    }
  }

  #tell(): void {
    const { unread, hasMore } = this.#drawn;
    if (unread !== this.#told.unread || hasMore !== this.#told.hasMore) {
      this.#told = this.#drawn;
      this.dispatchEvent(createEvent('leads-unread-change', { unread, hasMore }));
    }
  }

  /** Follows nothing while the element is out of the page. */
  #rest(): void {
    for (const type of BEGINNINGS) {
      window.removeEventListener(type, this.#update, true);
    }
    browserPage.unwatch(this.#handleMoment);
    this.#lists?.stop();
    this.#lists = undefined;
    this.#lang.stop();
    this.#signIn.hostDisconnected();
    this.#count?.stop();
    this.#cancelDecision?.();
    this.#cancelDecision = undefined;
  }

  #adoptStyles(): void {
    // A DOM for Node draws nothing.
    if ('adoptedStyleSheets' in this.#root && 'replaceSync' in CSSStyleSheet.prototype) {
      const styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(unreadStyles);
      this.#root.adoptedStyleSheets = [styleSheet];
    }
  }
}

function createSpan(className: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = className;
  return span;
}

/** Writes nothing if the text is the same, so that nothing observes a change. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
