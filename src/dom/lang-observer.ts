import { attributeOf, parentOf } from './parent-of.js';

/** The language part of `lang="ru_RU.UTF-8"`, as old pages write it: `ru_RU`. */
const LANGUAGE_TAG = /[^\W_]+([-_][^\W_]+)*/;

/** Follows the `lang` of an element or its nearest ancestor. Lit calls its methods by these names. */
export class LangObserver {
  /** BCP 47 tag; undefined if the page names no language that `Intl` accepts. */
  lang: string | undefined;
  /** The same for the page around the element. */
  pageLang: string | undefined;
  readonly #element: Element;
  readonly #onChange: () => void;
  #observer: MutationObserver | undefined;

  constructor(element: Element, onChange: () => void) {
    this.#element = element;
    this.#onChange = onChange;
  }

  /** Reads the languages, and again after each change. */
  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#read());
    let element: Element | null = this.#element;
    while (element) {
      const root: Node = element.getRootNode();
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      element = root instanceof ShadowRoot ? root.host : null;
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #read(): void {
    this.lang = langOf(this.#element);
    this.pageLang = langOf(parentOf(this.#element));
    this.#onChange();
  }
}

/** The BCP 47 tag of an element; undefined if the page names no language that `Intl` accepts. */
function langOf(element: Element | null): string | undefined {
  if (!element) {
    return undefined;
  }
  const [tag] = LANGUAGE_TAG.exec(attributeOf(element, 'lang') ?? '') ?? [];
  return (tag && canonicalTag(tag.replaceAll('_', '-'))) || langOf(parentOf(element));
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
