import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageFor, type Language, type LanguageOptions } from '../i18n/language.js';
import { hasNewContent } from '../settings/has-new-content.js';
import { parentOf } from './parent-of.js';

/** The language part of `lang="ru_RU.UTF-8"`, as old pages write it: `ru_RU`. */
const LANGUAGE_TAG = /[^\W_]+([-_][^\W_]+)*/;

/** What decides about the language, beside `lang`. */
export type LanguageSettings = Omit<LanguageOptions, 'lang' | 'pageLang'>;

/**
 * Follows the language of an element: its `lang`, otherwise that of the nearest ancestor, through
 * shadow roots. Updates the element when it changes.
 */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #settings: () => LanguageSettings;
  #observer: MutationObserver | undefined;
  #lang: string | undefined;
  #pageLang: string | undefined;
  #language: Language | undefined;
  #options: LanguageOptions | undefined;

  constructor(host: ReactiveControllerHost & Element, settings: () => LanguageSettings) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  /** The texts and formats to use: the same object until something that decides about it changes. */
  get language(): Language {
    const options = { lang: this.#lang, pageLang: this.#pageLang, ...this.#settings() };
    const known = this.#options;
    if (
      !this.#language ||
      options.lang !== known?.lang ||
      options.pageLang !== known?.pageLang ||
      options.timeZone !== known?.timeZone ||
      hasNewContent(options.messages, known?.messages)
    ) {
      this.#options = options;
      this.#language = languageFor(options);
    }
    return this.#language;
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
