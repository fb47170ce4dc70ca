import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parentOf } from '../dom/parent-of.js';
import { languageFor, type Language } from '../i18n/language.js';
import type { Messages } from '../i18n/messages.js';
import { memoizeLast } from '../model/memoize.js';

/** The language part of `lang="ru_RU.UTF-8"`, as old pages write it: `ru_RU`. */
const LANGUAGE_TAG = /[^\W_]+([-_][^\W_]+)*/;

/**
 * Follows the `lang` of an element or its nearest ancestor, and requests an update if it changes.
 */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #languageFor = memoizeLast(
    (
      lang: string | undefined,
      pageLang: string | undefined,
      timeZone: string | null,
      messages: Partial<Messages> | null,
    ) => languageFor({ lang, pageLang, timeZone: timeZone ?? undefined, messages }),
  );
  #observer: MutationObserver | undefined;
  #lang: string | undefined;
  #pageLang: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Returns the texts and formats to use: the same object until an argument or the language
   * changes.
   */
  languageWith(messages: Partial<Messages> | null, timeZone: string | null): Language {
    return this.#languageFor(this.#lang, this.#pageLang, timeZone, messages);
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#readLang());
    let root = this.#host.getRootNode();
    while (root instanceof ShadowRoot) {
      this.#observe(root);
      root = root.host.getRootNode();
    }
    this.#observe(root);
    this.#readLang();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #observe(root: Node): void {
    this.#observer?.observe(root, { subtree: true, attributeFilter: ['lang'] });
  }

  #readLang(): void {
    const parent = parentOf(this.#host);
    this.#lang = langOf(this.#host);
    this.#pageLang = parent ? langOf(parent) : undefined;
    this.#host.requestUpdate();
  }
}

/** The BCP 47 tag of an element, or undefined if the page names no language that `Intl` accepts. */
function langOf(start: Element): string | undefined {
  for (let element: Element | null = start; element; element = parentOf(element)) {
    const [tag] = LANGUAGE_TAG.exec(element.getAttribute('lang') ?? '') ?? [];
    const lang = tag && canonicalTag(tag.replaceAll('_', '-'));
    if (lang) {
      return lang;
    }
  }
  return undefined;
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
