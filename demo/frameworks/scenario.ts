/**
 * The common code of the pages in this folder, so that each contains only the code of its
 * framework.
 */
import type {
  ClientLeads,
  Lead,
  LeadSelectDetail,
  LeadsErrorDetail,
  LeadsLoadDetail,
  Messages,
} from 'client-leads';

/** The content of the lists of a page. */
export interface Shown {
  /** The client of each list, or none if nobody is signed in. */
  readonly clients: readonly string[];
  readonly lang: 'ru' | 'en';
  /** Texts that this site replaces. */
  readonly messages: Partial<Messages>;
  readonly renderLead: ((lead: Lead) => Element) | null;
}

const LINES = 6;
const CLIENTS = ['1017', '1021'];

/** The page's own origin. A test sets its own host. */
export const apiBase = new URLSearchParams(location.search).get('api-base') ?? '/';

/** The buttons that are pressed, by name. */
const pressed = { sign: false, client: false, language: false, rows: false, second: false };
let lines: readonly string[] = [];

/** A real site would ask its own server, which knows the signed-in client. */
export const tokenProvider = () => Promise.resolve('55120938');

/** Returns the content to show now. */
export function shown(): Shown {
  const clients = pressed.client ? CLIENTS.toReversed() : CLIENTS;
  return {
    clients: pressed.sign ? [] : clients.slice(0, pressed.second ? 2 : 1),
    lang: pressed.language ? 'en' : 'ru',
    messages: { heading: pressed.language ? 'My requests' : 'Мои обращения' },
    renderLead: pressed.rows ? renderLead : null,
  };
}

/** Calls `show` after each press of a button, whose text then describes its next action. */
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

/** Adds a line about an element to the log, which keeps the last few. */
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
