/** The canonical digits of an integer from 1 to the greatest of the API's type; else undefined. */
export function toInt64(text: string): string | undefined {
  const value = /^\d{1,30}$/.test(text) ? BigInt(text) : 0n;
  return value > 0n && value <= 9223372036854775807n ? String(value) : undefined;
}
