/**
 * What the pages of this folder share, so that each shows nothing but how its framework holds
 * the element.
 */
import type {
  ClientLeads,
  Lead,
  LeadSelectDetail,
  LeadsErrorDetail,
  LeadsLoadDetail,
  Messages,
} from 'client-leads';

/** What the lists of a page show. */
export interface Shown {
  /** The client of each list: none if nobody is signed in. */
  readonly clients: readonly string[];
  readonly lang: 'ru' | 'en';
  /** The texts that this site says in its own words. */
  readonly messages: Partial<Messages>;
  readonly renderLead: ((lead: Lead) => Element) | null;
}

const LINES = 6;
const CLIENTS = ['1017', '1021'];

/** The page's own origin; a test points the page to a host of its own. */
export const apiBase = new URLSearchParams(location.search).get('api-base') ?? '/';

/** What each button has switched on, by its name. */
const pressed = { sign: false, client: false, language: false, rows: false, second: false };
let lines: readonly string[] = [];

/** A site asks its own server here, which knows who has signed in. */
export const tokenProvider = () => Promise.resolve('55120938');

/** Returns what is shown now. */
export function shown(): Shown {
  const clients = pressed.client ? CLIENTS.toReversed() : CLIENTS;
  return {
    clients: pressed.sign ? [] : clients.slice(0, pressed.second ? 2 : 1),
    lang: pressed.language ? 'en' : 'ru',
    messages: { heading: pressed.language ? 'My requests' : 'Мои обращения' },
    renderLead: pressed.rows ? renderLead : null,
  };
}

/** Calls `show` after each press of a button of the page, which then says what it does next. */
export function run(show: (shown: Shown) => void): void {
  const texts = {
    sign: ['Выйти', 'Войти'],
    client: ['Клиент 1021', 'Клиент 1017'],
    language: ['English', 'Русский'],
    rows: ['Свои строки', 'Обычные строки'],
    second: ['Два списка', 'Один список'],
  } as const;
  for (const [name, [first, second]] of Object.entries(texts)) {
    place(name)?.addEventListener('click', () => {
      const button = name as keyof typeof texts;
      pressed[button] = !pressed[button];
      place(name)?.replaceChildren(pressed[button] ? second : first);
      show(shown());
    });
  }
}

export function hearLoad({ target, detail }: CustomEvent<LeadsLoadDetail>): void {
  write(target, `leads-load ${detail.loaded} из ${detail.totalRows}`);
}

export function hearError({ target, detail }: CustomEvent<LeadsErrorDetail>): void {
  write(target, `leads-error ${detail.kind} ${detail.message}`);
}

export function hearSelect({ detail }: CustomEvent<LeadSelectDetail>): void {
  place('chosen')?.replaceChildren(detail.lead.subject);
}

/** Adds a line about an element to the log, of which the last few are kept. */
function write(element: EventTarget | null, line: string): void {
  lines = [...lines, `${String((element as ClientLeads).client)}: ${line}`].slice(-LINES);
  place('log')?.replaceChildren(lines.join('\n'));
}

function renderLead({ number, subject }: Lead): Element {
  const row = document.createElement('em');
  row.textContent = `${number}: ${subject}`;
  return row;
}

function place(id: string): Element | null {
  return document.querySelector(`#${id}`);
}
