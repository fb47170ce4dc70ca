import { adoptStyles, type CSSResultOrNative, type LitElement } from 'lit';
import { LastValueElement } from './last-value-element.js';

/** An element as its controllers see it. It has no root before its first update. */
export interface Rooted {
  readonly renderRoot: ShadowRoot | undefined;
}

/** A Lit element with a shadow root that may be server-rendered or move to another document. */
export class PortableElement extends LastValueElement {
  /** @internal Unlike `shadowRoot`, it also exists if a server has closed the root. */
  declare readonly renderRoot: ShadowRoot;

  /** Partial, since a DOM for Node, which pages use in tests, may lack some or all of them. */
  protected readonly internals: Partial<ElementInternals> =
    (this as Partial<HTMLElement>).attachInternals?.() ?? {};

  /**
   * Discards server-rendered content, to which Lit would append. If the page is still being parsed,
   * its parser may append the rest after our content. That rest is hidden, and removed after
   * parsing.
   */
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    // Internals also return a closed root.
    const root = this.internals.shadowRoot ?? this.attachShadow(shadowRootOptions);
    root.replaceChildren();
    if (document.readyState === 'loading') {
      const removeRest = () => {
        const own = root.querySelector('.widget');
        while (own?.nextSibling) {
          own.nextSibling.remove();
        }
      };
      // On the window, since an element of the page may shadow the document's method by its name.
      addEventListener('DOMContentLoaded', removeRest, { once: true });
    }
    return root;
  }

  /** Adopts the styles after the first request has left, since reading them takes time. */
  protected override firstUpdated(): void {
    this.#adoptStyles();
  }

  /** Adopts the styles again, since a move to another document loses them. */
  adoptedCallback(): void {
    this.#adoptStyles();
  }

  #adoptStyles(): void {
    if (this.hasUpdated) {
      adoptStylesAnywhere(this.renderRoot, (this.constructor as typeof LitElement).elementStyles);
    }
  }
}

/**
 * Lit's `adoptStyles` for a shadow root in any document. A constructed style sheet works only in
 * the document that it was created for, and Lit creates one for the document that loaded the class.
 */
function adoptStylesAnywhere(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  if (root.ownerDocument === document) {
    adoptStyles(root, styles);
    return;
  }
  const window = root.ownerDocument.defaultView;
  if (window) {
    root.adoptedStyleSheets = styles.map((style) => {
      const sheet = new window.CSSStyleSheet();
      sheet.replaceSync('cssText' in style ? style.cssText : '');
      return sheet;
    });
  }
}
