/**
 * What the pages of this folder share, so that each shows nothing but how its framework holds
 * the element.
 */
import type { Lead, LeadsErrorDetail, LeadsLoadDetail, Messages } from 'client-leads';

export type Language = 'ru' | 'en';

/** What the buttons of a page change. */
export interface PageState {
  isSignedIn: boolean;
  client: string;
  lang: Language;
  hasOwnRows: boolean;
  hasSecond: boolean;
}

const LINES = 6;

/** The page's own origin; a test points the page to a host of its own. */
export const apiBase = new URLSearchParams(location.search).get('api-base') ?? '/';

/** The texts that this site says in its own words. */
export const MESSAGES: Readonly<Record<Language, Partial<Messages>>> = {
  ru: { heading: 'Мои обращения' },
  en: { heading: 'My requests' },
};

export const otherClient = (client: string) => (client === '1017' ? '1021' : '1017');

export const otherLanguage = (lang: Language): Language => (lang === 'ru' ? 'en' : 'ru');

/** A site asks its own server here, which knows who has signed in. */
export const tokenProvider = () => Promise.resolve('55120938');

export function renderLead({ number, subject }: Lead): Element {
  const row = document.createElement('em');
  row.textContent = `${number}: ${subject}`;
  return row;
}

/** Returns what the buttons say, which is what they are going to do. */
export const buttonTexts = ({ isSignedIn, client, lang, hasOwnRows, hasSecond }: PageState) => ({
  sign: isSignedIn ? 'Выйти' : 'Войти',
  client: `Клиент ${otherClient(client)}`,
  language: lang === 'ru' ? 'English' : 'Русский',
  rows: hasOwnRows ? 'Обычные строки' : 'Свои строки',
  second: hasSecond ? 'Один список' : 'Два списка',
});

export const loadLine = (client: string, { loaded, totalRows }: LeadsLoadDetail) =>
  `${client}: leads-load ${loaded} из ${totalRows}`;

export const errorLine = (client: string, { kind, message }: LeadsErrorDetail) =>
  `${client}: leads-error ${kind} ${message}`;

/** Returns the last lines of the log, with one more. */
export const withLine = (lines: readonly string[], line: string) => [...lines, line].slice(-LINES);
