/** An integer as a page may set it. A `number` is only exact, and accepted, up to 2^53. */
export type TokenValue = string | number | bigint;

const MAX_INT64 = 9223372036854775807n;
/** 19 digits are enough for an `Int64`; the rest is room for leading zeros. */
const DIGITS = /^\d{1,30}$/;

/** Returns the digits without leading zeros; undefined if they are no `Int64` from `minimum` on. */
export function parseInt64(text: string, minimum = 1n): string | undefined {
  const value = DIGITS.test(text) ? BigInt(text) : -1n;
  return value >= minimum && value <= MAX_INT64 ? String(value) : undefined;
}
