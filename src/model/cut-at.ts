const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** Returns the beginning of a text, up to an index, and «…». Never splits a character. */
export function cutAt(text: string, index: number): string {
  return `${text.slice(0, index).replace(HALF_A_CHARACTER, '')}…`;
}
