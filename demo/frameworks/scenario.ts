/**
 * What the pages of this folder share, so that each shows nothing but how its framework holds
 * the element.
 */
import type { Lead, LeadsErrorDetail, LeadsLoadDetail, Messages } from 'client-leads';

type Language = 'ru' | 'en';

/** What the buttons of a page change. */
export interface PageState {
  readonly isSignedIn: boolean;
  readonly client: string;
  readonly lang: Language;
  readonly hasOwnRows: boolean;
  readonly hasSecond: boolean;
}

const LINES = 6;

/** The page's own origin; a test points the page to a host of its own. */
export const apiBase = new URLSearchParams(location.search).get('api-base') ?? '/';

/** The texts that this site says in its own words. */
export const MESSAGES: Readonly<Record<Language, Partial<Messages>>> = {
  ru: { heading: 'Мои обращения' },
  en: { heading: 'My requests' },
};

export const FIRST_STATE: PageState = {
  isSignedIn: true,
  client: '1017',
  lang: 'ru',
  hasOwnRows: false,
  hasSecond: false,
};

export const otherClient = (client: string) => (client === '1017' ? '1021' : '1017');

/** What each button changes, by its name. */
const CHANGES = {
  sign: ({ isSignedIn }) => ({ isSignedIn: !isSignedIn }),
  client: ({ client }) => ({ client: otherClient(client) }),
  language: ({ lang }) => ({ lang: lang === 'ru' ? 'en' : 'ru' }),
  rows: ({ hasOwnRows }) => ({ hasOwnRows: !hasOwnRows }),
  second: ({ hasSecond }) => ({ hasSecond: !hasSecond }),
} satisfies Record<string, (state: PageState) => Partial<PageState>>;

export type Button = keyof typeof CHANGES;

/** Returns the state after a press of this button. */
export const press = (state: PageState, button: Button): PageState => ({
  ...state,
  ...CHANGES[button](state),
});

/** Returns the buttons with what they say, which is what they are going to do. */
export const buttonsOf = ({ isSignedIn, client, lang, hasOwnRows, hasSecond }: PageState) =>
  [
    ['sign', isSignedIn ? 'Выйти' : 'Войти'],
    ['client', `Клиент ${otherClient(client)}`],
    ['language', lang === 'ru' ? 'English' : 'Русский'],
    ['rows', hasOwnRows ? 'Обычные строки' : 'Свои строки'],
    ['second', hasSecond ? 'Один список' : 'Два списка'],
  ] as const;

/** Returns the clients whose lists are shown. */
export const clientsOf = ({ client, hasSecond }: PageState) =>
  hasSecond ? [client, otherClient(client)] : [client];

/** A site asks its own server here, which knows who has signed in. */
export const tokenProvider = () => Promise.resolve('55120938');

export function renderLead({ number, subject }: Lead): Element {
  const row = document.createElement('em');
  row.textContent = `${number}: ${subject}`;
  return row;
}

export const loadLine = (client: string, { loaded, totalRows }: LeadsLoadDetail) =>
  `${client}: leads-load ${loaded} из ${totalRows}`;

export const errorLine = (client: string, { kind, message }: LeadsErrorDetail) =>
  `${client}: leads-error ${kind} ${message}`;

/** Returns the last lines of the log, with one more. */
export const withLine = (lines: readonly string[], line: string) => [...lines, line].slice(-LINES);
