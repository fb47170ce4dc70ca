import type { AttributeProperty } from '../../src/client-leads-properties.js';

/** What the attribute of each property means, in Russian. The manifest of the package has it in English. */
export const NOTES_RU: Readonly<Record<AttributeProperty | 'lang', string>> = {
  siteCode: 'Код вашего сайта в программе, обязателен.',
  client: 'Номер вошедшего клиента; не нужен, если есть session-url.',
  token: 'Токен сеанса клиента; не нужен, если есть session-url.',
  sessionUrl: 'Адрес вашего сервера, который отвечает, кто вошёл.',
  operator: 'Номер оператора программы.',
  begDate: 'Первый день периода, включительно: ГГГГ-ММ-ДД.',
  endDate: 'Последний день периода, включительно: ГГГГ-ММ-ДД.',
  pageSize: 'Сколько строк на странице, от 1 до 200.',
  apiBase: 'Адрес API: всё, что стоит перед /api/client/LeadsPagingInfo.',
  wireFormat: 'Формат запросов: auto, json, form или xml.',
  firstPosition: 'Номер первой записи у API: 1 или 0.',
  timeout: 'Сколько миллисекунд ждать одну страницу, вместе с повтором.',
  loading: 'Когда запросить первую страницу: сразу или когда элемент близко.',
  filterControls: 'Что стоит над списком: search, status, waiting, unread через пробел.',
  skeletonRows: 'Сколько заглушек показать, пока грузится первая страница.',
  statusTones: 'JSON: текст статуса и его тон.',
  messages: 'JSON: свои тексты вместо встроенных.',
  leadHref: 'Шаблон ссылки с {id} или {number}: каждая тема становится ссылкой.',
  loginHref: 'Страница входа: ссылка на неё, если никто не вошёл или сеанс кончился.',
  headingLevel: 'Уровень заголовка, от 1 до 6.',
  selectable: 'Каждая тема становится кнопкой, которая сообщает lead-select.',
  lang: 'Язык текстов, дат и чисел.',
};
