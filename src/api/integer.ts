const MAX_INT64 = 2n ** 63n - 1n;

/** The canonical digits of an integer from 1 to the greatest of the API's type; else undefined. */
export function toInt64(text: string): string | undefined {
  if (!/^\d{1,30}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value >= 1n && value <= MAX_INT64 ? String(value) : undefined;
}
