import type { Access } from '../api/access.js';
import { systemClock } from '../api/clock.js';
import { discardEarlyResponses, fetchOnce } from '../api/early-fetch.js';
import { toApiError } from '../api/api-error.js';
import { LeadsApi } from '../api/leads-api.js';
import { unreadStyles } from '../badge.styles.js';
import { SignInController } from '../controllers/sign-in-controller.js';
import { LangObserver } from '../dom/lang-observer.js';
import { PageSettings } from '../dom/page-settings.js';
import { isParsed, isPrerendering, untilActivated } from '../dom/page-state.js';
import { createEvent } from '../events.js';
import { createLanguage } from '../i18n/language.js';
import type { Texts } from '../i18n/messages.js';
import { unreadTexts } from '../i18n/unread-texts.js';
import { memoizeLast } from '../model/memoize.js';
import { isSameList, type Configuration } from '../settings/configuration.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { copyTexts } from '../settings/page-texts.js';
import { hasNewContent } from '../settings/plain-data.js';
import { browserPage, type PageMoment } from '../sign-in/browser-page.js';
import type { ListedUnread } from '../sign-in/lists.js';
import { version } from '../version.js';
import { countUnread, type Unread } from './count-unread.js';

/** The texts of the element. */
export type UnreadMessages = Partial<Texts<keyof typeof unreadTexts.ru>>;

/** The age from which a number is read again when the reader returns. */
const OUTDATED_MS = 60_000;
/** A badge shows no higher number. */
const MOST_SHOWN = 99;
/** Events of the document after which the element may ask. The window gets them by capture. */
const BEGINNINGS = ['prerenderingchange', 'DOMContentLoaded', 'load'] as const;
const PREFERENCES = { wireFormat: 'auto', firstPosition: null } as const;
const TEXTS: readonly (keyof typeof unreadTexts.ru)[] = ['unread', 'unreadAtLeast'];
const UNKNOWN: Unread = { unread: 0, hasMore: false };

interface UnreadSettings {
  readonly siteCode: string | null;
  readonly sessionUrl: string | null;
  readonly messages: UnreadMessages | null;
}

/** The properties of the attributes. */
const PROPERTIES = { sitecode: 'siteCode', 'session-url': 'sessionUrl' } as const;

/** A server has no elements: there, the class can be imported, but not constructed. */
const Base = 'HTMLElement' in globalThis ? HTMLElement : (Object as unknown as typeof HTMLElement);

/**
 * Shows how many messages the signed-in client has not read, for the header of any page. Shows
 * nothing if there are none or if the number is not known. Beside a list with the same `session-url`
 * and site code, it shows the number of that list and sends nothing.
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
export class ClientLeadsUnread extends Base {
  static readonly observedAttributes: readonly string[] = Object.keys(PROPERTIES);

  /** Version of the element. */
  static readonly version: string = version;

  /** @internal The API base that was set when the file was built; the script tag sets it. */
  static builtApiBase: string | undefined;

  readonly #log = new DeveloperLog('client-leads-unread');
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
  #settings: UnreadSettings = { siteCode: null, sessionUrl: null, messages: null };
  readonly #page = new PageSettings(this, ClientLeadsUnread, () => this.#settings);
  readonly #signIn = new SignInController({
    isConnected: () => this.isConnected,
    onChange: () => this.#update(),
    onAnswer: () => this.#noteAnswer(),
  });
  /** The attributes from before the definition whose properties were set before it, too. */
  readonly #outranked = new Set<string>();
  #hasStarted = false;
  /** Whose number it is. */
  #configuration: Configuration | undefined;
  /** Whether the page may show it. */
  #isShown = false;
  /** Undefined while it is unknown. */
  #count: Unread | undefined;
  /** Whether the element should ask for the number, unless a list does. */
  #isDue = true;
  #askedAt = 0;
  #request: AbortController | undefined;
  /** The number and phase of a list beside it. */
  #followed: ListedUnread | undefined;
  #drawn = UNKNOWN;
  #told = UNKNOWN;
  #cancelDecision: (() => void) | undefined;

  constructor() {
    super();
    for (const [attribute, property] of Object.entries(PROPERTIES)) {
      if (this.#takeEarly(property) && this.hasAttribute(attribute)) {
        this.#outranked.add(attribute);
      }
    }
    this.#takeEarly('messages');
  }

  /**
   * Code of your site in the programme. Required, unless the answer of `session-url` names one.
   * @attr sitecode
   */
  get siteCode(): string | null {
    return this.#settings.siteCode;
  }

  set siteCode(siteCode: string | null) {
    this.#set({ siteCode });
  }

  /**
   * URL of your own server that says who is signed in (required). Elements on a page that have the
   * same URL ask it once.
   * @attr session-url
   */
  get sessionUrl(): string | null {
    return this.#settings.sessionUrl;
  }

  set sessionUrl(sessionUrl: string | null) {
    this.#set({ sessionUrl });
  }

  /**
   * Texts that replace the built-in ones: `unread` and `unreadAtLeast`. Other texts of the list are
   * ignored, so one object can be given to both elements. Reads back as a frozen copy.
   */
  get messages(): UnreadMessages | null {
    return this.#settings.messages;
  }

  set messages(given: UnreadMessages | null) {
    const messages = copyTexts(given, TEXTS);
    if (hasNewContent(messages, this.messages)) {
      this.#set({ messages });
    }
  }

  /** Number of unread messages; 0 while it is unknown. */
  get unread(): number {
    return this.#drawn.unread;
  }

  /** Whether there may be more unread messages than `unread`. */
  get hasMore(): boolean {
    return this.#drawn.hasMore;
  }

  attributeChangedCallback(name: keyof typeof PROPERTIES, _: unknown, value: string | null): void {
    if (!this.#outranked.delete(name)) {
      this[PROPERTIES[name]] = value;
    }
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
    this.#signIn.hostConnected();
    this.#lang.stop();
    this.#lang.start();
    this.#update();
  }

  disconnectedCallback(): void {
    this.#signIn.hostDisconnected();
    // A move within the page connects the element again in the same task.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#rest();
      }
    });
  }

  /**
   * Tells the element that somebody has signed in without a page load. Asks `session-url` again, and
   * so do the other windows of the site. The promise settles when the number has been read and never
   * rejects.
   */
  async sessionChanged(): Promise<void> {
    discardEarlyResponses();
    await untilActivated(document);
    await this.#page.signIn?.changed();
    this.#isDue = true;
    await new Promise<void>((resolve) => void systemClock.after(0, resolve));
    await this.#decide();
  }

  /**
   * Drops the number immediately, here and in the other windows of the site, since the client signs
   * out. Sends nothing: it does not end the session on the server.
   */
  sessionEnded(): void {
    discardEarlyResponses();
    this.#page.signIn?.ended();
  }

  /** Moves a value from the element to its class. Returns whether there was one. */
  #takeEarly(name: keyof UnreadSettings): boolean {
    if (!Object.hasOwn(this, name)) {
      return false;
    }
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    return Reflect.set(this, name, value);
  }

  #set(settings: Partial<UnreadSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#update();
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    const isOld = Math.abs(systemClock.now() - this.#askedAt) >= OUTDATED_MS;
    if (isOld && (moment === 'visible' || moment === 'restored')) {
      this.#isDue = true;
      this.#update();
    }
  };

  /** A number that was refused may be had now. */
  #noteAnswer(): void {
    this.#isDue ||= this.#count === undefined && this.#request === undefined;
  }

  /** Follows the settings, the site and the lists. Hides the number of another client at once. */
  readonly #update = (): void => {
    if (!this.#hasStarted || !this.isConnected) {
      return;
    }
    const { signIn } = this.#page;
    this.#signIn.follow(signIn);
    const result = this.#page.configure(PREFERENCES);
    this.#isShown = result.state === 'valid';
    if (result.state === 'valid') {
      this.#configure(result.configuration);
      this.#followList(signIn?.lists.of(result.configuration.query.siteCode) ?? []);
    } else if (result.state !== 'asking' && result.state !== 'failed') {
      this.#configure(undefined);
    }
    this.#draw();
    this.#cancelDecision ??= systemClock.after(0, () => void this.#decide());
  };

  /** Forgets the number, unless it is that of the same client. */
  #configure(configuration: Configuration | undefined): void {
    const before = this.#configuration;
    if (!configuration || !before || !isSameList(configuration, before)) {
      this.#configuration = configuration;
      this.#stop();
      this.#count = undefined;
      this.#followed = undefined;
      this.#isDue = true;
    }
  }

  /** Takes over the number of a list, or asks once after the list has gone or failed. */
  #followList(lists: readonly ListedUnread[]): void {
    const before = this.#followed;
    this.#followed = lists.find(({ phase }) => phase === 'read') ?? lists[0];
    const phase = this.#followed?.phase;
    if (phase) {
      this.#stop();
    }
    if (this.#followed && phase === 'read') {
      const { unread, hasMore } = this.#followed;
      this.#count = { unread, hasMore };
    } else if (phase === 'refused') {
      this.#count = undefined;
    }
    this.#isDue ||= before?.phase === 'read' && phase === undefined;
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
    this.#log.tell(...this.#page.warnings);
    this.#page.signIn?.start();
    const mayAsk = this.#isShown && this.#isDue && !this.#followed && !this.#request;
    const { token: access } = this.#configuration ?? {};
    if (this.#configuration && mayAsk && typeof access === 'object' && !isListAwaited()) {
      await this.#read(this.#configuration, access);
    }
  }

  async #read({ base, query }: Configuration, access: Access): Promise<void> {
    const request = new AbortController();
    const api = new LeadsApi({ base, query, access, fetch: fetchOnce, clock: systemClock });
    this.#request = request;
    this.#isDue = false;
    this.#askedAt = systemClock.now();
    try {
      // Nobody waits for a number that is there.
      const count = await countUnread(api, request.signal, this.#count !== undefined);
      if (request === this.#request) {
        this.#count = count;
      }
    } catch (reason) {
      if (request === this.#request) {
        const error = toApiError(reason);
        this.#log.tellRequestFailure(error, base);
        this.#count = error.kind === 'auth' ? undefined : this.#count;
      }
    }
    if (request === this.#request) {
      this.#request = undefined;
      this.#update();
    }
  }

  /** Ends a request under way, which is then due again. */
  #stop(): void {
    this.#isDue ||= this.#request !== undefined;
    this.#request?.abort();
    this.#request = undefined;
  }

  #draw(): void {
    const { unread, hasMore } = (this.#isShown && this.#count) || UNKNOWN;
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
    const isCut = hasMore || unread > MOST_SHOWN;
    setText(this.#number, `${number(Math.min(unread, MOST_SHOWN))}${isCut ? '+' : ''}`);
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
    this.#lang.stop();
    this.#stop();
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

/** Whether the file of a list on the page has not come yet. */
function isListAwaited(): boolean {
  const isLoaded = document.readyState === 'complete';
  return !isLoaded && document.documentElement.querySelector('client-leads:not(:defined)') !== null;
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
