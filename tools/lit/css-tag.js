/**
 * In place of Lit's module of this name in the script-tag file: every browser it runs in adopts
 * style sheets, and the look is one literal.
 */

/** @param {TemplateStringsArray} strings */
export function css([text]) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** @param {CSSStyleSheet} sheet */
export const getCompatibleStyle = (sheet) => sheet;

/**
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet[]} sheets
 */
export function adoptStyles(root, sheets) {
  root.adoptedStyleSheets = sheets;
}

// Lit exports these, too; nothing here asks for them.
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = undefined;
