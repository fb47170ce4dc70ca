import type { TokenProvider, TokenValue } from './api/token-source.js';
import type { Texts } from './i18n/messages.js';
import type { unreadTexts } from './i18n/unread-texts.js';
import { DeveloperLog } from './settings/developer-log.js';
import { copyTexts } from './settings/page-texts.js';
import { hasNewContent } from './settings/plain-data.js';

/** The texts of the element. */
export type UnreadMessages = Partial<Texts<keyof typeof unreadTexts.ru>>;

export interface UnreadSettings {
  readonly siteCode: string | null;
  readonly client: TokenValue | null;
  readonly token: TokenValue | null;
  readonly tokenProvider: TokenProvider | null;
  readonly sessionUrl: string | null;
  readonly operator: TokenValue | null;
  readonly apiBase: string | null;
  readonly messages: UnreadMessages | null;
}

type AttributeProperty = Exclude<keyof UnreadSettings, 'tokenProvider' | 'messages'>;

/** The properties of the attributes. */
const PROPERTIES: ReadonlyMap<string, AttributeProperty> = new Map<string, AttributeProperty>([
  ['sitecode', 'siteCode'],
  ['client', 'client'],
  ['token', 'token'],
  ['session-url', 'sessionUrl'],
  ['operator', 'operator'],
  ['api-base', 'apiBase'],
]);
/** The properties that take any value as it is. */
const ACCESSORS = [...PROPERTIES.values(), 'tokenProvider'] as const;

const TEXTS: readonly (keyof typeof unreadTexts.ru)[] = ['unread', 'unreadAtLeast'];

/** A server has no elements: there, the class can be imported, but not constructed. */
const Base = 'HTMLElement' in globalThis ? HTMLElement : (Object as unknown as typeof HTMLElement);

/** The public properties of `<client-leads-unread>` with their attributes. */
export abstract class ClientLeadsUnreadProperties extends Base {
  static readonly observedAttributes: readonly string[] = [...PROPERTIES.keys()];

  static {
    for (const name of ACCESSORS) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: ClientLeadsUnreadProperties) {
          return this.settings[name];
        },
        // Null is the only type that all of them have in common.
        set(this: ClientLeadsUnreadProperties, value: null) {
          this.#set(name, value);
        },
      });
    }
  }

  protected readonly log = new DeveloperLog('client-leads-unread');
  /** What the page has set. */
  protected settings: UnreadSettings = {
    siteCode: null,
    client: null,
    token: null,
    tokenProvider: null,
    sessionUrl: null,
    operator: null,
    apiBase: null,
    messages: null,
  };
  /** The attributes from before the definition whose properties were set before it, too. */
  readonly #outranked = new Set<string>();

  /**
   * Code of your site in the programme (required). Sent as `SiteCode`.
   * @attr sitecode
   */
  declare siteCode: string | null;

  /**
   * Number of the client who is signed in (required, unless `session-url` is set).
   * @attr client
   */
  declare client: TokenValue | null;

  /**
   * Session token of the client (required, unless `session-url` or `tokenProvider` is set).
   * @attr token
   */
  declare token: TokenValue | null;

  /** Function that returns the session token or a promise of it; replaces `token`. */
  declare tokenProvider: TokenProvider | null;

  /**
   * URL of your own server that says who is signed in, instead of `client`, `token`, `operator` and
   * `api-base`. Elements on a page that have the same URL ask it once.
   * @attr session-url
   */
  declare sessionUrl: string | null;

  /**
   * Number of the programme's operator. Sent as `Operator`. Not sent by default.
   * @attr operator
   */
  declare operator: TokenValue | null;

  /**
   * Base URL of the API, as of the list.
   * @attr api-base
   */
  declare apiBase: string | null;

  /**
   * Texts that replace the built-in ones: `unread` and `unreadAtLeast`. Other texts of the list are
   * ignored, so one object can be given to both elements. Reads back as a frozen copy.
   */
  get messages(): UnreadMessages | null {
    return this.settings.messages;
  }

  set messages(given: UnreadMessages | null) {
    const value = copyTexts(given, TEXTS);
    if (hasNewContent(value, this.messages)) {
      this.#set('messages', value);
    }
  }

  /** Follows the settings, of which the page has set this one. */
  protected abstract settingsChanged(name: keyof UnreadSettings): void;

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    const property = PROPERTIES.get(name);
    if (property && !this.#outranked.delete(name)) {
      this[property] = value;
    }
  }

  /** Called at the end of the constructor: takes what was set before the element was defined. */
  protected takeEarlyProperties(): void {
    for (const [attribute, property] of PROPERTIES) {
      if (this.#takeEarly(property) && this.hasAttribute(attribute)) {
        this.#outranked.add(attribute);
      }
    }
    this.#takeEarly('tokenProvider');
    this.#takeEarly('messages');
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

  #set<Name extends keyof UnreadSettings>(name: Name, value: UnreadSettings[Name]): void {
    this.settings = { ...this.settings, [name]: value };
    this.settingsChanged(name);
  }
}
