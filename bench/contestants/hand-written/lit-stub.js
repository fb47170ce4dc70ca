/** In place of Lit where a floor takes the element's own style sheet: the text, and nothing else. */
export const css = String.raw;
