/**
 * What a reader does on the page, and what is to be heard. The sentences are written by hand, and
 * never taken from what was heard. Orca gets the fields of a row in one piece from Firefox when the
 * row takes the focus, and the subject alone from Chromium. Of an item that the reader comes to, it
 * says the place in the list in Chromium alone, and there after a date alone, which is an object of
 * its own. «heading», «button» and «link» are English in Debian's Russian Orca.
 */
import type { Host, HostContents } from '../../demo/api/host.js';
import type { Row } from '../../demo/api/generate-leads.js';
import { EN_LEADS, RU_LEADS, simpleLeads } from './leads.js';
import type { Expected, Reader } from './reader.js';

export interface Walk {
  readonly name: string;
  readonly title: string;
  /** One sentence for those who read the transcript. */
  readonly about: string;
  /** The language of the page, and of Orca. */
  readonly language: 'ru' | 'en';
  readonly pageTitle: string;
  /** Of the element. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly contents: HostContents;
  /** Whether each change of the code is tried by it. */
  readonly isShort: boolean;
  readonly go: (reader: Reader, host: Host) => Promise<void>;
}

const DOWN: HostContents = { settings: { fail: { status: 500, when: 'always' } } };
const REFUSED: HostContents = { settings: { fail: { status: 401, when: 'always' } } };
const HEALTHY: HostContents = { settings: { fail: null } };

const PAGE = { 'first-position': '1', 'refresh-interval': '15000', 'login-href': '#login' };

const RU_MORE = 'Показать ещё 5 button.';
const RU_TRY_AGAIN = 'Попробовать снова button. Не удалось загрузить следующие обращения';

/** What is to be heard of the first new row, which takes the focus. */
function newRow(list: string, row: string, subject: string, after: string): Expected {
  return {
    firefox: `${list} ${row} ${after}`,
    chromium: `${list} ${subject}, ${after}`,
  };
}

/** Loads more, fails and tries again, and has inquiries arrive: each is to be heard once. */
async function goThroughChanges(
  reader: Reader,
  host: Host,
  { pages, failures, arrivals }: { pages: number; failures: number; arrivals: number },
): Promise<void> {
  const total = 90;
  let shown = 5;
  const nextPage = (): Expected => {
    const first = shown + 1;
    shown += 5;
    const place = `${first} в ${total}. Загружено ещё 5. Показано ${shown} из ${total}`;
    const subject = `Вопрос ${first}`;
    return newRow(`Список с ${total} элементами`, `${subject}, № ${first}.`, subject, place);
  };
  await reader.press(
    'b',
    'B: the next button',
    `основное содержание Обращения landmark ${RU_MORE}`,
  );
  for (let page = 1; page <= pages; page++) {
    await reader.change('Return', 'Enter: more inquiries', nextPage());
    await reader.press('b', 'B: the next button', `выход из списка. ${RU_MORE}`);
  }
  for (let failure = 1; failure <= failures; failure++) {
    host.replace(DOWN);
    await reader.change('Return', 'Enter, while the server is down', RU_TRY_AGAIN);
    host.replace(HEALTHY);
    await reader.change('Return', 'Enter: try again', nextPage());
    await reader.press('b', 'B: the next button', `выход из списка. ${RU_MORE}`);
  }
  for (let arrival = 1; arrival <= arrivals; arrival++) {
    await reader.notice('Nothing; an inquiry arrives', '1 новое обращение', () =>
      host.change([{ insert: {} }]),
    );
  }
}

/** Comes to the list, hears all of a page, row by row, and everything that can happen after it. */
async function goThroughRussianList(reader: Reader, host: Host): Promise<void> {
  const [first, ...others] = RU_LEADS;
  const list = 'Список с 86 элементами';
  await reader.press('h', 'H: the next heading', 'основное содержание Личный кабинет heading 1');
  await reader.press('h', 'H: the next heading', 'landmark Обращения heading 2');
  await reader.press(
    'l',
    'L: the next list',
    newRow(list, first!.heard, String(first!.row.Subject), '1 в 86.'),
  );
  for (const [index, { row, heard }] of others.entries()) {
    await reader.press('i', 'I: the next item', {
      firefox: heard,
      chromium: row.ProcTime ? `${heard} ${index + 2} в 86.` : heard,
    });
  }
  const more = 'Показать ещё 20 button.';
  await reader.press('b', 'B: the next button', `выход из списка. ${more}`);
  await reader.change('Return', 'Enter: more inquiries', furtherRow(86, 21, 20));
  await reader.press('b', 'B: the next button', `выход из списка. ${more}`);
  await reader.change('Return', 'Enter: more inquiries', furtherRow(86, 41, 20));
  await reader.press('b', 'B: the next button', `выход из списка. ${more}`);
  host.replace(DOWN);
  await reader.change('Return', 'Enter, while the server is down', RU_TRY_AGAIN);
  host.replace(HEALTHY);
  await reader.change('Return', 'Enter: try again', furtherRow(86, 61, 20));
  await reader.notice('Nothing; an inquiry arrives', '1 новое обращение', () =>
    host.change([{ insert: {} }]),
  );
  await reader.press('b', 'B: the next button', 'выход из списка. Показать ещё 6 button.');
  await reader.change('Return', 'Enter: the last inquiries', furtherRow(87, 82, 6));
  await reader.notice(
    'Nothing; the session ends',
    signedOut('Обращения', 'Сеанс завершён. Войдите ещё раз'),
    () => host.replace(REFUSED),
  );
  await reader.press('k', 'K: the next link', 'Войти link.');
}

/** What is to be heard of a further page of simple inquiries behind the twenty by hand. */
function furtherRow(total: number, first: number, added: number): Expected {
  const number = total === 86 ? first - 20 : first - 21;
  const place = `${first} в ${total}. Загружено ещё ${added}. Показано ${first + added - 1} из ${total}`;
  const subject = `Вопрос ${number}`;
  return newRow(`Список с ${total} элементами`, `${subject}, № ${number}.`, subject, place);
}

/** Tries a list again that fails at first, goes through its links, loads more, and is signed out. */
async function goThroughEnglishLinks(reader: Reader, host: Host): Promise<void> {
  const retry = 'Try again button.';
  const failed = 'Could not load the inquiries';
  await reader.press('b', 'B: the next button', `main content Inquiries landmark ${retry}`);
  await reader.change('Return', 'Enter, while the server is still down', failed);
  host.replace(HEALTHY);
  await reader.change(
    'Return',
    'Enter: try again',
    'List with 23 items Points for my order are missing, 3 unread messages link. In progress, Dec 22, 2024, 3:25 PM. Showing 5 of 23',
  );
  await reader.press(
    'Tab',
    'Tab: the next link',
    'The receipt never came link. Waiting for you, Dec 21, 2024, 9:05 AM.',
  );
  await reader.press(
    'Tab',
    'Tab: the next link',
    'Link my card to a new number, 1 unread message link. New, Dec 18, 2024, 11:59 PM.',
  );
  const more = 'leaving list. Show 5 more button.';
  await reader.press('b', 'B: the next button', more);
  await reader.change('Return', 'Enter: more inquiries', furtherLink(6, 5, 23));
  await reader.press('b', 'B: the next button', more);
  await reader.change('Return', 'Enter: more inquiries', furtherLink(11, 5, 23));
  await reader.press('b', 'B: the next button', more);
  host.replace(DOWN);
  await reader.change(
    'Return',
    'Enter, while the server is down',
    'Try again button. Could not load more inquiries',
  );
  host.replace(HEALTHY);
  await reader.change('Return', 'Enter: try again', furtherLink(16, 5, 23));
  await reader.press('b', 'B: the next button', 'leaving list. Show 3 more button.');
  await reader.change('Return', 'Enter: the last inquiries', furtherLink(21, 3, 23));
  await reader.notice('Nothing; an inquiry arrives', '1 new inquiry', () =>
    host.change([{ insert: {} }]),
  );
  await reader.notice(
    'Nothing; the session ends',
    signedOut('Inquiries', 'Your session has ended. Please sign in again'),
    () => host.replace(REFUSED),
  );
  await reader.press('k', 'K: the next link', 'Sign in link.');
}

/** What is to be heard of the link in the first row of a further page. */
function furtherLink(first: number, added: number, total: number): string {
  const link = `Question ${first - EN_LEADS.length} link.`;
  const after = `Loaded ${added} more. Showing ${first + added - 1} of ${total}`;
  return `List with ${total} items ${link} ${after}`;
}

/**
 * What is to be heard when the rows go. The region takes the focus; if Orca has learned by then that
 * the row is gone, it takes the region for what was there before, and does not name it.
 */
function signedOut(region: string, message: string): Expected {
  return [`${region} landmark. ${message}`, message];
}

function rowsOf(leads: readonly { row: Row }[]): Row[] {
  return leads.map(({ row }) => row);
}

export const WALKS: readonly Walk[] = [
  {
    name: 'russian-list',
    title: 'A Russian page, row by row',
    about:
      'The reader goes through the first twenty inquiries, loads the others, meets a failure, is told of a new inquiry, and is signed out.',
    language: 'ru',
    pageTitle: 'Личный кабинет',
    attributes: { ...PAGE },
    contents: { leads: [...rowsOf(RU_LEADS), ...simpleLeads('Вопрос', 66)] },
    isShort: false,
    go: goThroughRussianList,
  },
  {
    name: 'english-links',
    title: 'An English page with links',
    about: 'Nothing can be loaded at first. Then each subject is a link, and all happens that can.',
    language: 'en',
    pageTitle: 'My account',
    attributes: { ...PAGE, length: '5', 'lead-href': '/inquiries/{number}' },
    contents: { leads: [...rowsOf(EN_LEADS), ...simpleLeads('Question', 18)], ...DOWN },
    isShort: false,
    go: goThroughEnglishLinks,
  },
  {
    name: 'changes',
    title: 'Every change, once',
    about: 'Twelve further pages, three failures with retry and two inquiries that arrive.',
    language: 'ru',
    pageTitle: 'Личный кабинет',
    attributes: { ...PAGE, length: '5' },
    contents: { leads: simpleLeads('Вопрос', 90) },
    isShort: false,
    go: (reader, host) => goThroughChanges(reader, host, { pages: 12, failures: 3, arrivals: 2 }),
  },
  {
    name: 'short',
    title: 'A page and a failure',
    about: 'A further page, and one that fails first.',
    language: 'ru',
    pageTitle: 'Личный кабинет',
    attributes: { ...PAGE, length: '5' },
    contents: { leads: simpleLeads('Вопрос', 90) },
    isShort: true,
    go: (reader, host) => goThroughChanges(reader, host, { pages: 1, failures: 1, arrivals: 0 }),
  },
];
