import { unreadStyles } from '../badge.styles.js';
import { ownMember } from '../dom/page-state.js';
import { createLanguage, type LanguageOptions } from '../i18n/language.js';
import { unreadTexts } from '../i18n/unread-texts.js';
import type { Unread } from './unread-count.js';

export type UnreadKey = keyof typeof unreadTexts.ru;

/** A badge shows no higher number. */
const MOST_SHOWN = 99;

/** Draws a number for the eye, and a sentence for screen readers. */
export class UnreadNumber {
  readonly #root: ShadowRoot;
  readonly #number = createSpan({ class: 'badge', part: 'number', 'aria-hidden': 'true' });
  readonly #spoken = createSpan({ class: 'spoken' });

  constructor(root: ShadowRoot) {
    this.#root = root;
    // A DOM for Node draws nothing.
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
      const styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(unreadStyles);
      root.adoptedStyleSheets = [styleSheet];
    }
  }

  /** Draws nothing for 0. */
  draw({ unread, hasMore }: Unread, options: LanguageOptions<UnreadKey>): void {
    if (unread === 0) {
      this.#root.replaceChildren();
      return;
    }
    const { number, text, textsLang } = createLanguage(unreadTexts, options);
    const isCut = hasMore || unread > MOST_SHOWN;
    this.#number.textContent = `${number(Math.min(unread, MOST_SHOWN))}${isCut ? '+' : ''}`;
    this.#spoken.textContent = text(hasMore ? 'unreadAtLeast' : 'unread', { n: unread });
    this.#spoken.lang = textsLang;
    this.#root.replaceChildren(this.#number, this.#spoken);
  }
}

function createSpan(attributes: Readonly<Record<string, string>>): HTMLSpanElement {
  const span = ownMember(document, 'createElement').call(document, 'span');
  Object.entries(attributes).forEach((attribute) => span.setAttribute(...attribute));
  return span;
}
