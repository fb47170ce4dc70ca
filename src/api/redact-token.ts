/** A token of fewer digits is likely to be part of other numbers, such as dates. */
const MIN_DISTINCTIVE_LENGTH = 4;

/** The maximum number of characters between two digits of a grouped number: `987, 654`. */
const MAX_SEPARATOR_LENGTH = 3;

/**
 * Matches a character, written as itself, as a character reference or percent-encoded, once or
 * twice. Captures the hexadecimal and the decimal number of a reference, and percent-encoded digits.
 */
const CHARACTER =
  /&(?:amp;)?#(?:x0{0,8}([\da-f]{1,6})|0{0,8}(\d{1,7}));?|&(?:amp;)?[a-z]{2,8};|%(?:25)?([\da-f]{2})|[^]/giu;

const ASCII_DIGIT = /^\d$/;
const DECIMAL_DIGIT = /^\p{Nd}$/u;
const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;
const INVISIBLE = /^[\p{Cf}\p{DI}\p{M}]$/u;

/** A digit as it is written in a text. */
interface WrittenDigit {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

type Span = Pick<WrittenDigit, 'start' | 'end'>;

/**
 * Replaces each occurrence of the token in a text with `…`: plain, grouped, as character
 * references, percent-encoded, and in the digits of any script.
 *
 * Replaces a short token only if it stands alone as a whole number, with or without leading zeros.
 * Otherwise the token `1` would remove every 1 from the dates in the text.
 *
 * Takes linear time. If the text `isCut`, leaves out a number at its end, which may be the
 * beginning of the token.
 */
export function redactToken(text: string, token: string, isCut = false): string {
  const isDistinctive = token.length >= MIN_DISTINCTIVE_LENGTH;
  const numbers = findNumbers(text, isDistinctive ? MAX_SEPARATOR_LENGTH : 0);
  const last = isCut ? numbers.pop()?.[0] : undefined;
  let redacted = '';
  let end = 0;
  for (const number of numbers) {
    const spans = isDistinctive ? findInside(number, token) : findWhole(number, token);
    for (const span of spans) {
      redacted += `${text.slice(end, span.start)}…`;
      ({ end } = span);
    }
  }
  return redacted + text.slice(end, last?.start);
}

/** Finds the numbers in a text, each as its digits. The last one ends with the text, and may be empty. */
function findNumbers(text: string, maxSeparatorLength: number): WrittenDigit[][] {
  const numbers: WrittenDigit[][] = [];
  let number: WrittenDigit[] = [];
  let separatorLength = 0;
  for (const match of text.matchAll(CHARACTER)) {
    const [written] = match;
    const character = decode(match);
    const value = digitOf(character);
    if (value !== undefined) {
      number.push({ value, start: match.index, end: match.index + written.length });
      separatorLength = 0;
      continue;
    }
    separatorLength += INVISIBLE.test(character) ? 0 : 1;
    const isSeparator = !LETTER_OR_NUMBER.test(character);
    if (number.length > 0 && !(isSeparator && separatorLength <= maxSeparatorLength)) {
      numbers.push(number);
      number = [];
    }
  }
  return [...numbers, number];
}

/**
 * Returns the character that a match represents. Returns a space for a reference by name, and for a
 * byte of a character beyond ASCII, such as a no-break space.
 */
function decode([written, hex, decimal, percent]: RegExpExecArray): string {
  if (percent !== undefined) {
    const byte = Number.parseInt(percent, 16);
    return byte < 0x80 ? String.fromCodePoint(byte) : ' ';
  }
  if (hex !== undefined || decimal !== undefined) {
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint > 0x10ffff ? ' ' : String.fromCodePoint(codePoint);
  }
  return written.startsWith('&') && written.length > 1 ? ' ' : written;
}

/** Returns the value of a digit of any script, or undefined for any other character. */
function digitOf(character: string): string | undefined {
  const compatible = character.normalize('NFKC');
  if (ASCII_DIGIT.test(compatible)) {
    return compatible;
  }
  if (!DECIMAL_DIGIT.test(character)) {
    return undefined;
  }
  // The digits of a script are consecutive, from 0 to 9.
  const codePoint = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(codePoint - value - 1))) {
    value++;
  }
  return String(value);
}

/** Finds the token anywhere in a number. */
function findInside(number: readonly WrittenDigit[], token: string): Span[] {
  const digits = valueOf(number);
  const spans: Span[] = [];
  let index = digits.indexOf(token);
  while (index !== -1) {
    const first = number[index];
    const last = number[index + token.length - 1];
    if (first && last) {
      spans.push({ start: first.start, end: last.end });
    }
    index = digits.indexOf(token, index + token.length);
  }
  return spans;
}

/** Finds a number that equals the token, apart from leading zeros. */
function findWhole(number: readonly WrittenDigit[], token: string): Span[] {
  const first = number.at(0);
  const last = number.at(-1);
  const isToken = valueOf(number).replace(/^0+/, '') === token;
  return first && last && isToken ? [{ start: first.start, end: last.end }] : [];
}

function valueOf(number: readonly WrittenDigit[]): string {
  return number.map(({ value }) => value).join('');
}
