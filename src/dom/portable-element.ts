import { adoptStyles, type CSSResultOrNative, type LitElement } from 'lit';
import { LastValueElement } from './last-value-element.js';

/** An element as its controllers see it. It has no root before its first update. */
export interface Rooted {
  readonly renderRoot: ShadowRoot | undefined;
}

/**
 * A Lit element whose shadow root may come from a server, and which may move to another document, as
 * into an iframe.
 */
export class PortableElement extends LastValueElement {
  /** @internal Unlike `shadowRoot`, it is there if a server has closed it. */
  declare readonly renderRoot: ShadowRoot;

  /** A DOM for Node, in which a page tests itself, may lack them or a part of them. */
  protected readonly internals: Partial<ElementInternals> =
    (this as Partial<HTMLElement>).attachInternals?.() ?? {};

  /**
   * Discards what a server has rendered, to which Lit would add. If the page is still being read, its
   * parser may add the rest behind our own: that is hidden, and removed once the page has been read.
   */
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    // The internals know a closed root, too.
    const root = this.internals.shadowRoot ?? this.attachShadow(shadowRootOptions);
    root.replaceChildren();
    if (document.readyState === 'loading') {
      const removeRest = () => {
        const own = root.querySelector('.widget');
        while (own?.nextSibling) {
          own.nextSibling.remove();
        }
      };
      // On the window, since an element of the page's may have taken the name of the document's method.
      addEventListener('DOMContentLoaded', removeRest, { once: true });
    }
    return root;
  }

  /** The styles take time to read: by now, the first request has left. */
  protected override firstUpdated(): void {
    this.#adoptStyles();
  }

  /** A move to another document takes the styles away. */
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
 * Lit's `adoptStyles` for a shadow root in any document. A constructed style sheet serves only the
 * document that it was made for, and Lit makes one for the document that loaded the class.
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
