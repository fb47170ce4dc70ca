/**
 * The common code of the pages in this folder, so that each contains only the code of its
 * framework.
 */
import type {
  Lead,
  LeadSelectDetail,
  LeadsErrorDetail,
  LeadsLoadDetail,
  Messages,
} from 'client-leads';

/** The content of the lists of a page. */
export interface Shown {
  /** Where the site says who is signed in, for each list: a client has one in each programme. */
  readonly sessionUrls: readonly string[];
  readonly lang: 'ru' | 'en';
  /** Texts that this site replaces. */
  readonly messages: Partial<Messages>;
  readonly renderLead: ((lead: Lead) => Element) | null;
}

const LINES = 6;
const SESSION_URLS = ['../../session', '../../session?programme=journey'];

/** The buttons that are pressed, by name. */
const pressed = { language: false, rows: false, second: false };
let lines: readonly string[] = [];

/** Returns the content to show now. */
export function shown(): Shown {
  return {
    sessionUrls: SESSION_URLS.slice(0, pressed.second ? 2 : 1),
    lang: pressed.language ? 'en' : 'ru',
    messages: { heading: pressed.language ? 'My requests' : 'Мои обращения' },
    renderLead: pressed.rows ? renderLead : null,
  };
}

/** Calls `show` after each press of a button, whose text then describes its next action. */
export function run(show: (shown: Shown) => void): void {
  const texts = {
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

export function hearLoad({ detail }: CustomEvent<LeadsLoadDetail>): void {
  write(`leads-load ${detail.loaded} из ${detail.totalRows}`);
}

export function hearError({ detail }: CustomEvent<LeadsErrorDetail>): void {
  write(`leads-error ${detail.kind} ${detail.message}`);
}

export function hearSelect({ detail }: CustomEvent<LeadSelectDetail>): void {
  place('chosen')?.replaceChildren(detail.lead.subject);
}

/** Adds a line to the log, which keeps the last few. */
function write(line: string): void {
  lines = [...lines, line].slice(-LINES);
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
