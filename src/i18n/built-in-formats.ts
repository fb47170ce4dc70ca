/**
 * Returns the built-in language that writes numbers and dates as `locale` does, if any. It needs no
 * `Intl.NumberFormat` and `Intl.DateTimeFormat`: the first of these takes a phone 130 ms. Other
 * countries write dates differently.
 */
export function builtInFormatsOf(locale: string): 'ru' | 'en' | undefined {
  const isBuiltIn = /^(ru|ru-RU|en|en-US)$/.test(locale);
  return isBuiltIn ? (locale.slice(0, 2) as 'ru' | 'en') : undefined;
}

/** Groups the digits of a whole number, as `Intl.NumberFormat` does. */
export function groupDigits(value: number, language: 'ru' | 'en'): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'ru' ? '\u00a0' : ',');
}
