/** The page of situations: a small live picture of each. */
import { find } from './find.js';
import { make } from './make.js';

/**
 * Groups, by the name of their section. A situation is the address of its page, then its title and a
 * sentence, in Russian and, behind a bar, in English.
 */
const GROUPS = {
  loading: `Загрузка | Loading
sitecode=WAITING&timeout=3600000
  Первая страница | The first page
  Заглушки стоят там, где будут строки. | Placeholders stand where rows will stand.
sitecode=WAITING-NEXT&timeout=3600000&length=3&more
  Продолжение | A further page
  Строки остаются, кнопка говорит, что занята. | The rows stay, and the button says that it is busy.`,
  filled: `Строки | Filled
length=4
  Обычный список | An ordinary list
  У каждого статуса свой тон, непрочитанное выделено. | Each status has its tone, and unread inquiries stand out.
length=4&filter-controls=search+status+waiting+unread
  Поиск и фильтры | Search and filters
  Слова, статус и то, что ждёт клиента или не прочитано. | Words, status, and what waits for the client or is unread.
client=1003
  Показано всё | All shown
  Три обращения, и больше ничего не обещано. | Three inquiries, and no promise of more.
sitecode=MANY&search=7777&filter-controls=search+status+waiting+unread
  Поиск остановился | A search that has stopped
  Просмотрено 2 000 из 10 000: можно искать дальше. | It has looked through 2,000 of 10,000, and can look further.
length=4&lead-href=%23{id}
  Ссылки | Links
  Вся строка открывает своё обращение. | The whole row opens its inquiry.
sitecode=MOVING&length=3&more
  Список меняется на ходу | A list that moves
  Ничего не показано дважды и ничего не пропущено. | Nothing is shown twice, and nothing is left out.`,
  empty: `Пусто | Empty
client=1000
  Обращений нет | No inquiries
  Это видит новый клиент. | What a new client sees.
begdate=2001-01-01&enddate=2001-12-31
  Ничего за период | Nothing in a period
  Период задаёт страница: begdate и enddate. | The page sets the period: begdate and enddate.
search=7777&length=200&filter-controls=search+status+waiting+unread
  Ничего не найдено | Nothing found
  Сказано, когда прочитаны все обращения. | Said when every inquiry has been read.`,
  failed: `Не получилось | Failed
sitecode=FAIL
  Хост недоступен | The host is down
  На каждый запрос 503. Список пробует снова и сам. | Each request gets a 503. The list also retries by itself.
sitecode=FAIL-NEXT&length=3&more
  Не загрузилось продолжение | A further page has failed
  Строки остаются, кнопка пробует снова. | The rows stay, and the button tries again.
sitecode=API-ERROR
  Сообщение API | A message of the API
  Слова для читателя показаны как есть. | Words for the reader are shown as they are.
sitecode=BROKEN
  Внутренняя ошибка | An internal error
  Стек вызовов из ответа никому не виден. | Nobody sees the stack trace of the answer.
sitecode=HTML
  Страница вместо ответа | A page, not an answer
  Так отвечают прокси и страницы-заглушки. | What proxies and parking pages send.
client=abc
  Ошибка в атрибуте | A bad attribute
  Ничего не отправлено, причина в консоли. | Nothing is sent, and the console has the reason.`,
  'signed-out': `Никто не вошёл | Signed out
session-url=session?as=nobody&login-href=partner/
  Ещё не вошли | Not signed in yet
  Сайт ответил, что никого нет. Есть ссылка на вход. | The site has said: nobody. A link leads to the sign-in.
sitecode=SIGNED-OUT&login-href=partner/
  Сеанс завершён | The session has ended
  API отказал токену: 401. | The API has refused the token: 401.
token=1&login-href=partner/
  Чужой токен | An unknown token
  API отвечает ErrorCode и словами для читателя. | The API answers with an ErrorCode and words for the reader.`,
  badge: `Счётчик | Badge
session-url=session?as=anna&badge
  Непрочитанное | Unread messages
  Число в шапке любой страницы, из своего файла. | A number in the header of any page, from a file of its own.
session-url=session?as=nobody&badge
  Без числа | No number
  Никто не вошёл: нет числа, нет и места под него. | Nobody is signed in: no number, and no room for one.`,
  rtl: `Справа налево | Right to left
dir=rtl&length=4
  Список | A list
  Отражено всё: отступы, числа, край непрочитанного. | All is mirrored: margins, numbers, the edge of unread rows.
dir=rtl&length=3&filter-controls=search+status+waiting+unread
  Фильтры | Filters
  Тот же порядок, с другой стороны. | The same order, from the other side.`,
  brands: `Марки | Brands
brand=warm&length=4
  Тёплая | Warm
  Шрифт, скругления и шесть цветов. | A font, round corners and six colours.
brand=square&length=4
  Чёрная | Black
  Тёмная, без скруглений, моноширинная. | Dark, square, monospaced.
color-scheme=dark&length=4
  Тёмная тема | Dark mode
  Хватает color-scheme: dark у страницы. | The page’s color-scheme: dark is enough.`,
};

/** As in the style sheet. */
const SCALE = 0.8;
const frames: HTMLIFrameElement[] = [];

for (const [id, text] of Object.entries(GROUPS)) {
  const [heading = '', ...lines] = text.split('\n').map(inPageLanguage);
  const cards = lines.flatMap((query, index) =>
    index % 3 === 0 ? card(query, lines[index + 1] ?? '', lines[index + 2] ?? '') : [],
  );
  find('#contents', HTMLElement).append(make('a', { href: `#${id}` }, heading));
  find('main', HTMLElement).append(
    make('section', { id }, make('h2', {}, heading), make('ul', { className: 'cards' }, ...cards)),
  );
}

// After the page, and one after another, so that the first ones do not wait for all.
await new Promise((resolve) => addEventListener('load', resolve));
for (const frame of frames) {
  frame.src = frame.dataset.page ?? '';
  await new Promise((resolve) => (frame.onload = resolve));
  showWhole(frame);
}

/** Makes a picture as high as what it shows, whenever that changes. */
function showWhole(frame: HTMLIFrameElement): void {
  const content = frame.contentDocument?.querySelector('main');
  if (content) {
    new ResizeObserver(() => {
      const height = content.offsetHeight;
      frame.style.blockSize = `${height}px`;
      frame.style.marginBlockEnd = `${(SCALE - 1) * height}px`;
    }).observe(content);
  }
}

function card(query: string, title: string, sentence: string): Element {
  const page = `situation.html?${query}`;
  const href = `${page}&${new URLSearchParams({ title }).toString()}`;
  // The picture is for the eye: its card links to the whole page.
  const picture = make('iframe', { inert: true, title });
  picture.dataset.page = `${page}&bare`;
  frames.push(picture);
  return make(
    'li',
    { className: 'panel' },
    make('h3', {}, make('a', { href }, title)),
    make('p', {}, sentence),
    make('div', { className: 'picture' }, picture),
  );
}

function inPageLanguage(text: string): string {
  const [ru = '', en = ru] = text.split(' | ');
  return (document.documentElement.lang === 'en' ? en : ru).trim();
}
