const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** Returns the beginning of a text, up to an index, and «…». Cuts no character in half. */
export function cutAt(text: string, index: number): string {
  return `${text.slice(0, index).replace(HALF_A_CHARACTER, '')}…`;
}
