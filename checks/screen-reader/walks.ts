/**
 * The reader's actions in the page, and the expected speech. The sentences are written by hand,
 * never copied from a log. Orca gets the fields of a row in one piece from Firefox when the
 * row is focused, and the subject alone from Chromium. When the reader moves to an item, Orca
 * announces the position in the list only in Chromium, and only after a date, which is a separate
 * object. «heading», «button» and «link» are English in Debian's Russian Orca.
 */
import type { HostContents } from '../../demo/api/host.js';
import type { DrivenHost } from '../driven/site.js';
import { EN_LEADS, RU_LEADS, simpleLeads } from './leads.js';
import type { Expected, Reader } from './reader.js';

export interface Walk {
  readonly name: string;
  readonly title: string;
  /** One sentence for those who read the transcript. */
  readonly about: string;
  /** The language of the page, and of Orca. */
  readonly language: 'ru' | 'en';
  /** The attributes of the element. */
  readonly attributes: string;
  readonly contents: HostContents;
  /** Whether every change of the code runs it. */
  readonly isShort: boolean;
  readonly go: (reader: Reader, host: DrivenHost) => Promise<void>;
}

const DOWN: HostContents = { settings: { fail: { status: 500, when: 'always' } } };
const REFUSED: HostContents = { settings: { fail: { status: 401, when: 'always' } } };
const HEALTHY: HostContents = { settings: { fail: null } };

const RU_MORE = 'Показать ещё 5 button.';
const RU_TRY_AGAIN = 'Попробовать снова button. Не удалось загрузить следующие обращения';

/** The speech for the first new row, which is focused. */
function newRow(list: string, row: string, subject: string, after: string): Expected {
  return {
    firefox: [`${list} ${row} ${after}`],
    chromium: [`${list} ${subject}, ${after}`],
  };
}

/** Loads more, retries after failures, and has inquiries arrive: each is announced once. */
async function goThroughChanges(
  reader: Reader,
  host: DrivenHost,
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
  await reader.nextButton(`основное содержание Обращения landmark ${RU_MORE}`);
  for (let page = 1; page <= pages; page++) {
    await reader.enter('Enter: more inquiries', nextPage());
    await reader.nextButton(`выход из списка. ${RU_MORE}`);
  }
  for (let failure = 1; failure <= failures; failure++) {
    await failOnce(reader, host, RU_TRY_AGAIN, nextPage());
    await reader.nextButton(`выход из списка. ${RU_MORE}`);
  }
  for (let arrival = 1; arrival <= arrivals; arrival++) {
    await inquiryArrives(reader, host, '1 новое обращение');
  }
}

/** Goes to the list, listens to a page row by row, and to every change after it. */
async function goThroughRussianList(reader: Reader, host: DrivenHost): Promise<void> {
  const [first, ...others] = RU_LEADS;
  const list = 'Список с 86 элементами';
  await reader.press('h', 'H: the next heading', 'основное содержание Личный кабинет heading 1');
  await reader.press('h', 'H: the next heading', 'landmark Обращения heading 2');
  await reader.press(
    'l',
    'L: the next list',
    newRow(list, first!.heard, String(first!.row.Subject), '1 в 86.'),
  );
  for (const [index, { heard }] of others.entries()) {
    await reader.press('i', 'I: the next item', {
      firefox: [heard],
      chromium: [`${heard} ${index + 2} в 86.`],
    });
  }
  const more = 'выход из списка. Показать ещё 20 button.';
  for (const row of [21, 41]) {
    await reader.nextButton(more);
    await reader.enter('Enter: more inquiries', furtherRow(86, row, 20));
  }
  await reader.nextButton(more);
  await failOnce(reader, host, RU_TRY_AGAIN, furtherRow(86, 61, 20));
  await inquiryArrives(reader, host, '1 новое обращение');
  await reader.nextButton('выход из списка. Показать ещё 6 button.');
  await reader.enter('Enter: the last inquiries', furtherRow(87, 82, 6));
  await sessionEnds(reader, host, signedOut('Обращения', 'Сеанс завершён. Войдите ещё раз'));
  await reader.press('k', 'K: the next link', 'Войти link.');
}

/** The speech for a further page of simple inquiries, after the twenty in full. */
function furtherRow(total: number, first: number, added: number): Expected {
  const number = total === 86 ? first - 20 : first - 21;
  const place = `${first} в ${total}. Загружено ещё ${added}. Показано ${first + added - 1} из ${total}`;
  const subject = `Вопрос ${number}`;
  return newRow(`Список с ${total} элементами`, `${subject}, № ${number}.`, subject, place);
}

/** Retries a list that fails at first, goes through its links, loads more, and is signed out. */
async function goThroughEnglishLinks(reader: Reader, host: DrivenHost): Promise<void> {
  await reader.nextButton('main content Inquiries landmark Try again button.');
  await reader.enter('Enter, while the server is still down', 'Could not load the inquiries');
  host.replace(HEALTHY);
  await reader.enter(
    'Enter: try again',
    'List with 23 items Points for my order are missing, 3 unread messages link. In progress, Dec 22, 2024. Showing 5 of 23',
  );
  for (const heard of [
    'The receipt never came link. Waiting for you, Dec 21, 2024.',
    'Link my card to a new number, 1 unread message link. New, Dec 18, 2024.',
  ]) {
    await reader.press('Tab', 'Tab: the next link', heard);
  }
  const more = 'leaving list. Show 5 more button.';
  for (const row of [6, 11]) {
    await reader.nextButton(more);
    await reader.enter('Enter: more inquiries', furtherLink(row, 5, 23));
  }
  await reader.nextButton(more);
  const failed = 'Try again button. Could not load more inquiries';
  await failOnce(reader, host, failed, furtherLink(16, 5, 23));
  await reader.nextButton('leaving list. Show 3 more button.');
  await reader.enter('Enter: the last inquiries', furtherLink(21, 3, 23));
  await inquiryArrives(reader, host, '1 new inquiry');
  const ended = signedOut('Inquiries', 'Your session has ended. Please sign in again');
  await sessionEnds(reader, host, ended);
  await reader.press('k', 'K: the next link', 'Sign in link.');
}

/** The speech for the link in the first row of a further page. */
function furtherLink(first: number, added: number, total: number): string {
  const link = `Question ${first - EN_LEADS.length} link.`;
  const after = `Loaded ${added} more. Showing ${first + added - 1} of ${total}`;
  return `List with ${total} items ${link} ${after}`;
}

/** Presses the button while the server is down, and again once it is up. */
async function failOnce(
  reader: Reader,
  host: DrivenHost,
  failed: Expected,
  loaded: Expected,
): Promise<void> {
  host.replace(DOWN);
  await reader.enter('Enter, while the server is down', failed);
  host.replace(HEALTHY);
  await reader.enter('Enter: try again', loaded);
}

function inquiryArrives(reader: Reader, host: DrivenHost, heard: Expected): Promise<void> {
  const insert = () => host.change({ insert: {} });
  return reader.notice('Nothing; an inquiry arrives', heard, insert);
}

function sessionEnds(reader: Reader, host: DrivenHost, heard: Expected): Promise<void> {
  return reader.notice('Nothing; the session ends', heard, () => host.replace(REFUSED));
}

/**
 * The speech when the rows are removed. The region is focused. If Orca knows by then that
 * the row is gone, it treats the region as already announced, and does not name it.
 */
function signedOut(region: string, message: string): Expected {
  const texts = [`${region} landmark. ${message}`, message];
  return { firefox: texts, chromium: texts };
}

/** The page and the list of both walks through changes. */
const CHANGING = {
  language: 'ru',
  attributes: 'length="5"',
  contents: { leads: simpleLeads('Вопрос', 90) },
} as const;

export const WALKS: readonly Walk[] = [
  {
    name: 'russian-list',
    title: 'A Russian page, row by row',
    about:
      'The reader goes through the first twenty inquiries, loads the rest, retries after a failure, hears of a new inquiry, and is signed out.',
    language: 'ru',
    attributes: '',
    contents: { leads: [...RU_LEADS.map(({ row }) => row), ...simpleLeads('Вопрос', 66)] },
    isShort: false,
    go: goThroughRussianList,
  },
  {
    name: 'english-links',
    title: 'An English page with links',
    about:
      'The first request fails. After a retry, the reader goes through links, loads further pages, retries after a failure, hears of a new inquiry, and is signed out.',
    language: 'en',
    attributes: 'length="5" lead-href="/inquiries/{number}"',
    contents: {
      leads: [...EN_LEADS.map(({ row }) => row), ...simpleLeads('Question', 18)],
      ...DOWN,
    },
    isShort: false,
    go: goThroughEnglishLinks,
  },
  {
    name: 'changes',
    title: 'Every change, once',
    about: 'Twelve further pages, three failures with a retry, and two new inquiries.',
    ...CHANGING,
    isShort: false,
    go: (reader, host) => goThroughChanges(reader, host, { pages: 12, failures: 3, arrivals: 2 }),
  },
  {
    name: 'short',
    title: 'A page and a failure',
    about: 'A further page, and one that fails before it loads.',
    ...CHANGING,
    isShort: true,
    go: (reader, host) => goThroughChanges(reader, host, { pages: 1, failures: 1, arrivals: 0 }),
  },
];
