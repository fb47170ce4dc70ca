import type { Middleware } from '@web/dev-server-core';
import type { Language } from './api/lead-texts.js';

/** A text in both languages. */
const IN_BOTH = /\{([^{}|]+)\|([^{}|]+)\}/g;

/**
 * Returns the language of a page: that of its address, otherwise that of the last page, otherwise
 * the browser's. Keeps it in a cookie for further pages, and for the demo's sites.
 */
export function languageOf(context: Parameters<Middleware>[0]): Language {
  const { query, cookies } = context;
  const asked = [query.lang, cookies.get('lang'), context.acceptsLanguages('ru', 'en')];
  const language = asked.find((each) => each === 'ru' || each === 'en') ?? 'en';
  cookies.set('lang', language, { path: '/demo', sameSite: 'lax' });
  return language;
}

/** Keeps one language of each text that is written as `{по-русски|in English}`. */
export function translate(text: string, language: Language): string {
  return text.replaceAll(IN_BOTH, language === 'ru' ? '$1' : '$2');
}
