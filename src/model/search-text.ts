/** Marks such as accents, and invisible characters such as a soft hyphen. */
const IGNORED = /[\p{M}\p{Cf}]/gu;

/**
 * Returns a text in the form that search compares, without case, accents and invisible characters.
 * «ё» becomes «е», and «й» becomes «и». Uses capitals, since «ß» and «ς» have only one form there.
 */
export function toSearchText(text: string): string {
  return text.normalize('NFD').replace(IGNORED, '').toUpperCase();
}
