import { memoize } from './memoize.js';

/** Marks such as accents, and invisible characters such as a soft hyphen. */
const IGNORED = /[\p{M}\p{Cf}]/gu;

/**
 * Returns a text in the form that search compares, without case, accents and invisible characters.
 * «ё» becomes «е», and «й» becomes «и». Uses capitals, since «ß» and «ς» have only one form there.
 */
export function toSearchText(text: string): string {
  return text.normalize('NFD').replace(IGNORED, '').toUpperCase();
}

/** A part of a text, from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds words of search text in a text as written. The spans are in order, do not overlap, and
 * contain whole characters: search treats «ß» as two letters, and a word may match one of them.
 */
export function findWords(text: string, words: readonly string[]): readonly Span[] {
  const searchText = toSearchText(text);
  const found = words.flatMap((word) => findWord(searchText, word));
  if (found.length === 0) {
    return found;
  }
  const indexes = indexesOf(text);
  return mergeSpans(
    found.map(({ start, end }) => {
      let after = end;
      while (indexes[after] === indexes[end - 1]) {
        after++;
      }
      return { start: indexes[start] ?? 0, end: indexes[after] ?? text.length };
    }),
  );
}

function findWord(searchText: string, word: string): Span[] {
  const spans: Span[] = [];
  let start = searchText.indexOf(word);
  while (start !== -1) {
    spans.push({ start, end: start + word.length });
    start = searchText.indexOf(word, start + word.length);
  }
  return spans;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

/** Returns the length of a character's search text. Memoized, since texts repeat few characters. */
const searchLengthOf = memoize((character) => toSearchText(character).length);

/** Maps each index of the search text to the index of its character in the text. */
function indexesOf(text: string): number[] {
  const indexes: number[] = [];
  let index = 0;
  for (const character of text) {
    for (let left = searchLengthOf(character); left > 0; left--) {
      indexes.push(index);
    }
    index += character.length;
  }
  return indexes;
}
