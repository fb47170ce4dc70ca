/**
 * What the pages of this folder share, so that each shows nothing but how its framework holds
 * the element.
 *
 * @import { Lead, LeadsErrorDetail, LeadsLoadDetail, Messages } from 'client-leads'
 */

/** @typedef {'ru' | 'en'} Language */

const LINES = 6;

/** The page's own origin; a test points the page to a host of its own. */
export const apiBase = new URLSearchParams(location.search).get('api-base') ?? '/';

/** The texts that this site says in its own words. */
export const MESSAGES = /** @type {Record<Language, Partial<Messages>>} */ ({
  ru: { heading: 'Мои обращения' },
  en: { heading: 'My requests' },
});

/** @param {string} client */
export const otherClient = (client) => (client === '1017' ? '1021' : '1017');

/**
 * @param {Language} lang
 * @returns {Language}
 */
export const otherLanguage = (lang) => (lang === 'ru' ? 'en' : 'ru');

/** A site asks its own server here, which knows who has signed in. */
export const tokenProvider = () => Promise.resolve('55120938');

/** @param {Lead} lead */
export function renderLead({ number, subject }) {
  const row = document.createElement('em');
  row.textContent = `${number}: ${subject}`;
  return row;
}

/**
 * What the buttons say: what they are going to do.
 *
 * @param {{ isSignedIn: boolean, client: string, lang: Language, hasOwnRows: boolean, hasSecond: boolean }} state
 */
export const buttonTexts = ({ isSignedIn, client, lang, hasOwnRows, hasSecond }) => ({
  sign: isSignedIn ? 'Выйти' : 'Войти',
  client: `Клиент ${otherClient(client)}`,
  language: lang === 'ru' ? 'English' : 'Русский',
  rows: hasOwnRows ? 'Обычные строки' : 'Свои строки',
  second: hasSecond ? 'Один список' : 'Два списка',
});

/**
 * @param {string} client
 * @param {LeadsLoadDetail} detail
 */
export const loadLine = (client, { loaded, totalRows }) =>
  `${client}: leads-load ${loaded} из ${totalRows}`;

/**
 * @param {string} client
 * @param {LeadsErrorDetail} detail
 */
export const errorLine = (client, { kind, message }) => `${client}: leads-error ${kind} ${message}`;

/**
 * The last lines of the log, with one more.
 *
 * @param {readonly string[]} lines
 * @param {string} line
 */
export const withLine = (lines, line) => [...lines, line].slice(-LINES);
