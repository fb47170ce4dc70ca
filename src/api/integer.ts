/** The canonical digits of an integer from 1 to the greatest of the API's type; else undefined. */
export function toInt64(text: string, least = 1n): string | undefined {
  const value = /^\d{1,30}$/.test(text) ? BigInt(text) : -1n;
  return value >= least && value <= 9223372036854775807n ? String(value) : undefined;
}
