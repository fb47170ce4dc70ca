/** An integer as a page may set it. A `number` is only exact, and accepted, up to 2^53. */
export type TokenValue = string | number | bigint;

const MAX_INT64 = 9223372036854775807n;
/** 19 digits are enough for an `Int64`; the rest is room for leading zeros. */
const DIGITS = /^\d{1,30}$/;

/**
 * Returns the digits of an `Int64` without leading zeros; undefined if the text is anything but
 * digits, or if the value is below `minimum` or does not fit the type.
 */
export function parseInt64(text: string, minimum = 1n): string | undefined {
  const value = DIGITS.test(text) ? BigInt(text) : -1n;
  return value >= minimum && value <= MAX_INT64 ? String(value) : undefined;
}
