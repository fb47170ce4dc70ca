/**
 * The languages that are written without `Intl.NumberFormat` and `Intl.DateTimeFormat`: the first of
 * these takes a phone 130 ms. Other countries write dates differently, so they need `Intl`.
 */
const LOCALES: ReadonlyMap<string, 'ru' | 'en'> = new Map([
  ['ru', 'ru'],
  ['ru-RU', 'ru'],
  ['en', 'en'],
  ['en-US', 'en'],
]);

/** Returns the built-in language that formats numbers and dates as `locale` does, if any. */
export function builtInFormatsOf(locale: string): 'ru' | 'en' | undefined {
  return LOCALES.get(locale);
}

/** Groups the digits of a whole number, as `Intl.NumberFormat` does. */
export function groupDigits(value: number, language: 'ru' | 'en'): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'ru' ? '\u00a0' : ',');
}
