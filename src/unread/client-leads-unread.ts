import { systemClock, wait } from '../waiting/clock.js';
import { discardEarlyResponses } from '../api/early-fetch.js';
import { unreadStyles } from '../badge.styles.js';
import { customStatesOf } from '../dom/custom-states.js';
import { LangObserver } from '../dom/lang-observer.js';
import { comesLate } from '../dom/arrival.js';
import { Presence } from '../dom/presence.js';
import { signInAt } from '../sign-in/sign-in-at.js';
import { isPrerendering, untilActivated, untilLoaded, untilParsed } from '../dom/document-state.js';
import { createEvent } from '../events.js';
import { createLanguage } from '../i18n/language.js';
import type { Texts } from '../i18n/messages.js';
import { badgeNumber, unreadTexts } from '../i18n/unread-texts.js';
import { SITE_CODE_RULE } from '../settings/configuration.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { copyTexts } from '../settings/custom-texts.js';
import { readObject } from '../settings/json.js';
import { isMissing, parsePrintable, readSetting } from '../settings/parsers.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { SignedInClient } from '../sign-in/ask-site.js';
import type { Follower } from '../sign-in/followers.js';
import { ownMember } from '../window/own-member.js';
import { SESSION_URL_RULE } from '../sign-in/read-who.js';
import type { SignIn } from '../sign-in/sign-in.js';
import type { Unread } from '../sign-in/unread-numbers.js';
import { version } from '../version.js';
import { unreadReader } from './read-unread.js';

/** The texts of the element. */
export type UnreadMessages = Partial<Texts<keyof typeof unreadTexts.ru>>;

const SETTINGS = ['siteCode', 'sessionUrl', 'messages'] as const;
const UNKNOWN: Unread = { unread: 0, hasMore: false };

/** How long the badge waits for the file of a list once the page has loaded. */
const LIST_PATIENCE_MS = 2000;

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
  static readonly observedAttributes: readonly string[] = ['sitecode', 'session-url', 'messages'];

  /** Version of the element. */
  static readonly version: string = version;

  /** @internal The API base that was set when the file was built; the script tag sets it. */
  static builtApiBase: string | undefined;

  readonly #log = new DeveloperLog('client-leads-unread');
  readonly #states = customStatesOf(this);
  readonly #number = createSpan({ className: 'badge', part: 'number' });
  readonly #spoken = createSpan({ className: 'spoken' });
  readonly #lang = new LangObserver(this, () => this.#draw());
  #givenMessages: UnreadMessages | string | null = null;
  /** The valid texts of the page. */
  #messages: UnreadMessages | null = null;
  readonly #presence = new Presence(systemClock, () => this.#follow(undefined));
  /** Says who is signed in by this site, while the element is in the page. */
  #follower: Follower | undefined;
  #site: SignIn | undefined;
  /** Whether the element has come into a page that was there. */
  #isNew = false;
  #shown = UNKNOWN;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    // A DOM for Node draws nothing.
    if ('adoptedStyleSheets' in root) {
      const styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(unreadStyles);
      root.adoptedStyleSheets = [styleSheet];
    }
    // Firefox before 119 has no property for it.
    this.#number.setAttribute('aria-hidden', 'true');
    root.append(this.#number, this.#spoken);
  }

  /**
   * Code of your site in the programme. Required, unless the answer of `session-url` names one.
   * @attr sitecode
   */
  get siteCode(): string | null {
    return this.getAttribute('sitecode');
  }

  set siteCode(siteCode: string | null) {
    // An empty attribute is none.
    this.setAttribute('sitecode', siteCode ?? '');
  }

  /**
   * URL of your own server that says who is signed in (required). Elements on a page that have the
   * same URL ask it once.
   * @attr session-url
   */
  get sessionUrl(): string | null {
    return this.getAttribute('session-url');
  }

  set sessionUrl(sessionUrl: string | null) {
    this.setAttribute('session-url', sessionUrl ?? '');
  }

  /**
   * Texts that replace the built-in ones: `unread` and `unreadAtLeast`. Other texts of the list are
   * ignored, so one object can be given to both elements. The attribute contains JSON, and so may
   * the property. To change a text, set a new object.
   * @attr messages
   */
  get messages(): UnreadMessages | string | null {
    return this.#givenMessages;
  }

  set messages(given: UnreadMessages | string | null) {
    this.#givenMessages = given;
    const texts = readObject('messages', given, this.#log.warn);
    const messages = texts && copyTexts(texts, unreadTexts.ru);
    if (hasNewContent(messages, this.#messages)) {
      this.#messages = messages;
      this.#draw();
    }
  }

  /** Number of unread messages; 0 while it is unknown. */
  get unread(): number {
    return this.#shown.unread;
  }

  /** Whether there may be more unread messages than `unread`. */
  get hasMore(): boolean {
    return this.#shown.hasMore;
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'messages') {
      this.messages = value;
    } else {
      this.#update();
    }
  }

  connectedCallback(): void {
    if (this.#presence.enter()) {
      this.#isNew = comesLate(this);
    }
    this.#follower?.connect(true);
    // What the page has set before the definition outranks the attributes of that time.
    for (const name of SETTINGS.filter((setting) => Object.hasOwn(this, setting))) {
      const { [name]: value } = this;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.#lang.hostConnected();
    // React writes it on a server.
    if (this.hasAttribute('sessionurl')) {
      this.#log.warn('sessionurl is not read: write session-url.');
    }
    this.#update();
  }

  disconnectedCallback(): void {
    this.#lang.hostDisconnected();
    // At once, since an open channel would keep the page out of the back/forward cache.
    this.#follower?.connect(false);
    this.#presence.leave();
  }

  /**
   * Tells the element that somebody has signed in without a page load. Asks `session-url` again, and
   * so do the other windows of the site. The promise settles when the number has been read and never
   * rejects.
   */
  async sessionChanged(): Promise<void> {
    discardEarlyResponses();
    if (isPrerendering(this.ownerDocument)) {
      await untilActivated(this.ownerDocument);
    }
    await this.#ownSite?.sessionChanged();
    await this.#ask();
  }

  /**
   * Drops the number immediately, here and in the other windows of the site, since the client signs
   * out. Sends nothing: it does not end the session on the server.
   */
  sessionEnded(): void {
    this.#ownSite?.sessionEnded();
  }

  get #ownSite(): SignIn | undefined {
    return signInAt(this.sessionUrl, ClientLeadsUnread.builtApiBase);
  }

  #follow(site: SignIn | undefined): void {
    if (site !== this.#site) {
      this.#follower?.leave();
      this.#site = site;
      this.#follower = site?.follow(this.#update, this.#isNew);
    }
  }

  /** Follows the settings, the site and the lists. Hides the number of another client at once. */
  readonly #update = (): void => {
    // An element that is upgraded in the page has its attributes before it is connected.
    if (!this.isConnected || !this.#presence.isHere) {
      return;
    }
    const site = this.#ownSite;
    this.#follow(site);
    if (!site && !isMissing(this.sessionUrl)) {
      this.#log.warn(SESSION_URL_RULE);
    }
    if (site?.isAsking) {
      site.unread.noteQuestion();
    }
    const current = this.#follower?.current;
    if (current?.state === 'failed') {
      this.#log.warnOfFailure(current.error, undefined);
    }
    this.#show();
    void this.#ask();
  };

  /** The client whose number is shown, and the site code; undefined while either is unknown. */
  get #owner(): { readonly client: SignedInClient; readonly siteCode: string } | undefined {
    const current = this.#follower?.current;
    if (current?.state !== 'client' || !this.isConnected) {
      return undefined;
    }
    const { client } = current;
    const siteCode = client.siteCode ?? readSetting(this.siteCode, parsePrintable);
    if (siteCode === undefined && !isMissing(this.siteCode)) {
      this.#log.warn(SITE_CODE_RULE);
    }
    return siteCode === undefined ? undefined : { client, siteCode };
  }

  /** Asks the site, and for the number in the next task: the lists have read then what the page has set. */
  async #ask(): Promise<void> {
    const { ownerDocument } = this;
    await untilActivated(ownerDocument);
    await untilParsed(ownerDocument);
    this.#follower?.start();
    await wait(systemClock, 0);
    // The file of a list may not have come yet. A bundle may define it after the page has loaded.
    const root = ownMember(ownerDocument, 'documentElement');
    if (root.querySelector('client-leads:not(:defined)')) {
      const giveUp = untilLoaded(ownerDocument).then(() => wait(systemClock, LIST_PATIENCE_MS));
      await Promise.race([customElements.whenDefined('client-leads'), giveUp]);
      await wait(systemClock, 0);
    }
    const owner = this.#owner;
    const site = this.#site;
    if (owner && site) {
      const read = unreadReader(owner.client, owner.siteCode, site.access, this.#log);
      await site.unread.read(owner.siteCode, read);
      this.#show();
    }
  }

  #show(): void {
    const owner = this.#owner;
    const value = (owner && this.#site?.unread.latest(owner.siteCode)) ?? UNKNOWN;
    if (hasNewContent(value, this.#shown)) {
      this.#shown = value;
      this.#draw();
      // Code of the page may change the settings.
      queueMicrotask(() => this.dispatchEvent(createEvent('leads-unread-change', { ...value })));
    }
  }

  /** Draws a number for the eye, and a sentence for screen readers; nothing for 0. */
  #draw(): void {
    const { unread, hasMore } = this.#shown;
    const { lang, pageLang } = this.#lang;
    const language = createLanguage(unreadTexts, lang, pageLang, this.#messages);
    const sentence = language.text(hasMore ? 'unreadAtLeast' : 'unread', { n: unread });
    this.#number.textContent = unread > 0 ? badgeNumber(language.number, unread, hasMore) : '';
    this.#spoken.textContent = unread > 0 ? sentence : '';
    this.#spoken.lang = language.textsLang;
    this.#states[unread > 0 ? 'add' : 'delete']('shown');
  }
}

function createSpan(properties: Readonly<Record<string, string>>): HTMLElement {
  return Object.assign(ownMember(document, 'createElement').call(document, 'span'), properties);
}
