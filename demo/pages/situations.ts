import { SITUATIONS } from '../api/situations.js';
import { find } from './find.js';
import { make } from './make.js';

const CLIENTS = {
  1000: 'Нет ни одного обращения',
  1001: 'Одно обращение',
  1020: 'Ровно одна страница',
  1021: 'Страница и ещё одно',
};

find('#list', HTMLElement).append(
  ...Object.entries(CLIENTS).map(([client, title]) => link({ client }, title, `клиент ${client}.`)),
  ...Object.entries(SITUATIONS)
    .filter(([siteCode]) => siteCode !== 'GIFT-01')
    .map(([siteCode, { title, description }]) =>
      link({ sitecode: siteCode }, title, description, siteCode),
    ),
  link(
    { sitecode: 'MANY', 'filter-controls': 'search status unread' },
    'Поиск и фильтры',
    'ищем среди десяти тысяч обращений.',
  ),
  link({ token: '1' }, 'Чужой токен', 'API отвечает ошибкой со словами для читателя.'),
  link({ client: 'abc' }, 'Ошибка в атрибуте', 'Client="abc": ничего не отправлено.'),
  link({ 'api-base': 'cross' }, 'API на другом хосте', 'Запрос без предварительного OPTIONS.'),
  link(
    { begdate: '2025-12-01', enddate: '2025-12-22' },
    'За период',
    'с 1 по 22 декабря 2025 года.',
  ),
  link({ 'color-scheme': 'dark' }, 'Тёмная тема', 'Как у страницы: color-scheme: dark.'),
);

/** Creates a link to the element with these attributes. */
function link(
  attributes: Record<string, string>,
  title: string,
  description: string,
  siteCode = '',
): Element {
  const query = new URLSearchParams({ ...attributes, title }).toString();
  const code = siteCode ? [' ', make('code', {}, siteCode)] : [];
  return make(
    'li',
    {},
    make('a', { href: `situation.html?${query}` }, title),
    ...code,
    ` — ${description}`,
  );
}
