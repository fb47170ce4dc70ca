import { adoptStyles, type CSSResult } from 'lit';

/**
 * Lit's `adoptStyles` for a shadow root in any document. A constructed style sheet serves only the
 * document that it was made for, and Lit makes one for the document that loaded the class.
 */
export function adoptStylesAnywhere(root: ShadowRoot, styles: CSSResult[]): void {
  if (root.ownerDocument === document) {
    adoptStyles(root, styles);
    return;
  }
  const window = root.ownerDocument.defaultView;
  if (window) {
    const { CSSStyleSheet } = window;
    root.adoptedStyleSheets = styles.map(({ cssText }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }
}
