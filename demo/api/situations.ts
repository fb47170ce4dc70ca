import type { Settings } from './settings.js';

/** What each site code of the demo host shows. */
export const SITUATIONS: Readonly<
  Record<string, { title: string; description: string; settings: Partial<Settings> }>
> = {
  'GIFT-01': {
    title: 'Обычный список',
    description: 'Хост отвечает сразу и без ошибок.',
    settings: {},
  },
  SLOW: {
    title: 'Медленный хост',
    description: 'Каждый ответ приходит через три секунды.',
    settings: { delay: 3000 },
  },
  FAIL: {
    title: 'Хост недоступен',
    description: 'На каждый запрос приходит 503.',
    settings: { fail: { status: 503, when: 'always' } },
  },
  FLAKY: {
    title: 'Сбои через раз',
    description: 'Каждый второй запрос, начиная с первого, получает 503; повтор проходит.',
    settings: { fail: { status: 503, when: 'every-other' } },
  },
  'FAIL-NEXT': {
    title: 'Не загружается продолжение',
    description: 'Первая страница приходит, на следующие хост отвечает 500 со стеком вызовов.',
    settings: { fail: { status: 500, when: 'further' } },
  },
  'SIGNED-OUT': {
    title: 'Сеанс завершён',
    description: 'Первая страница приходит, на следующие хост отвечает 401: строки исчезают.',
    settings: { fail: { status: 401, when: 'further' } },
  },
  'SLOW-NEXT': {
    title: 'Медленное продолжение',
    description: 'Первая страница приходит сразу, каждая следующая через три секунды.',
    settings: { delay: 3000, delayed: 'further' },
  },
  BROKEN: {
    title: 'Внутренняя ошибка хоста',
    description: 'На каждый запрос приходит 500 с Message и StackTrace, которые не для читателя.',
    settings: { fail: { status: 500, when: 'always' } },
  },
  HTML: {
    title: 'Страница вместо ответа',
    description: 'Хост отвечает 200 и страницей HTML, как делают прокси и страницы-заглушки.',
    settings: { page: 'html' },
  },
  REDIRECT: {
    title: 'Перенаправление на вход',
    description: 'Хост отвечает 302 и отсылает на страницу входа.',
    settings: { page: 'redirect' },
  },
  MOVING: {
    title: 'Список меняется на ходу',
    description:
      'Перед каждой следующей страницей сверху появляется новое обращение или одно исчезает.',
    settings: { moving: true },
  },
  EXTRA: {
    title: 'Лишняя строка',
    description: 'Каждая страница на одну строку длиннее, чем просили.',
    settings: { extraRows: 1 },
  },
  'LIES-MORE': {
    title: 'Итог больше правды',
    description: 'TotalRows обещает на три обращения больше, чем есть.',
    settings: { totalOffset: 3 },
  },
  'LIES-LESS': {
    title: 'Итог меньше правды',
    description: 'TotalRows называет на три обращения меньше, чем есть.',
    settings: { totalOffset: -3 },
  },
  ZERO: {
    title: 'Счёт с нуля',
    description: 'Первая запись у этого хоста имеет номер 0, а не 1.',
    settings: { firstPosition: 0 },
  },
  'NO-FORM': {
    title: 'Хост не читает формы: 415',
    description: 'На тело form-urlencoded приходит 415; JSON и XML хост читает.',
    settings: { forms: 415 },
  },
  'NO-FORM-500': {
    title: 'Хост не читает формы: 500',
    description: 'На тело form-urlencoded приходит 500, где назван MediaTypeFormatter.',
    settings: { forms: 500 },
  },
  'API-ERROR': {
    title: 'Ошибка приложения',
    description: 'Хост отвечает 200 с ErrorCode и сообщением для читателя.',
    settings: {
      apiError: { code: 10, message: 'Сервис обращений временно недоступен. Попробуйте позже.' },
    },
  },
  ABSENT: {
    title: 'Пустых полей нет',
    description: 'Поля без значения хост не передаёт вовсе.',
    settings: { nulls: 'absent' },
  },
  NULLS: {
    title: 'Пустые поля и числа в кавычках',
    description: 'Вместо пустого списка null, вместо пустых полей пустые строки, числа в кавычках.',
    settings: { nullList: true, nulls: 'empty', numbersAsStrings: true },
  },
  MANY: {
    title: 'Десять тысяч обращений',
    description: 'У любого клиента 10 000 обращений: есть что искать.',
    settings: { leads: 10_000 },
  },
  EMPTY: {
    title: 'Обращений нет',
    description: 'Список пуст у любого клиента.',
    settings: { empty: true },
  },
  RATE: {
    title: 'Слишком много запросов',
    description: 'Каждый второй запрос, начиная с первого, получает 429 с Retry-After: 2.',
    settings: { fail: { status: 429, when: 'every-other', retryAfter: 2 } },
  },
};

/** The users whose requests the demo host answers. The second token is past what a double holds. */
export const DEMO_TOKENS: readonly bigint[] = [55120938n, 9007199254740993n];

/** How many inquiries each client of the demo host has. Any other client has none. */
export const DEMO_CLIENTS = { 1000: 0, 1001: 1, 1017: 137, 1020: 20, 1021: 21, 10000: 10_000 };
