import type { Settings } from './settings.js';

/** The situations of the demo host, by site code. */
export const SITUATIONS: Readonly<Record<string, ReturnType<typeof situation>>> = {
  'GIFT-01': situation('Обычный список', 'Хост отвечает сразу и без ошибок.', {}),
  SLOW: situation('Медленный хост', 'Каждый ответ приходит через три секунды.', { delay: 3000 }),
  FAIL: situation('Хост недоступен', 'На каждый запрос приходит 503.', {
    fail: { status: 503, when: 'always' },
  }),
  FLAKY: situation(
    'Сбои через раз',
    'Каждый второй запрос, начиная с первого, получает 503; повтор проходит.',
    { fail: { status: 503, when: 'every-other' } },
  ),
  'FAIL-NEXT': situation(
    'Не загружается продолжение',
    'Первая страница приходит, на следующие хост отвечает 500 со стеком вызовов.',
    { fail: { status: 500, when: 'further' } },
  ),
  'SIGNED-OUT': situation(
    'Сеанс завершён',
    'Первая страница приходит, на следующие хост отвечает 401: строки исчезают.',
    { fail: { status: 401, when: 'further' } },
  ),
  'SLOW-NEXT': situation(
    'Медленное продолжение',
    'Первая страница приходит сразу, каждая следующая через три секунды.',
    { delay: 3000, delayed: 'further' },
  ),
  BROKEN: situation(
    'Внутренняя ошибка хоста',
    'На каждый запрос приходит 500 с Message и StackTrace, которые не для читателя.',
    { fail: { status: 500, when: 'always' } },
  ),
  HTML: situation(
    'Страница вместо ответа',
    'Хост отвечает 200 и страницей HTML, как делают прокси и страницы-заглушки.',
    { page: 'html' },
  ),
  REDIRECT: situation(
    'Перенаправление на вход',
    'Хост отвечает 302 и отсылает на страницу входа.',
    { page: 'redirect' },
  ),
  MOVING: situation(
    'Список меняется на ходу',
    'Перед каждой следующей страницей сверху появляется новое обращение или одно исчезает.',
    { moving: true },
  ),
  EXTRA: situation('Лишняя строка', 'Каждая страница на одну строку длиннее, чем просили.', {
    extraRows: 1,
  }),
  'LIES-MORE': situation(
    'Итог больше правды',
    'TotalRows обещает на три обращения больше, чем есть.',
    { totalOffset: 3 },
  ),
  'LIES-LESS': situation(
    'Итог меньше правды',
    'TotalRows называет на три обращения меньше, чем есть.',
    { totalOffset: -3 },
  ),
  ZERO: situation('Счёт с нуля', 'Первая запись у этого хоста имеет номер 0, а не 1.', {
    firstPosition: 0,
  }),
  'NO-FORM': situation(
    'Хост не читает формы: 415',
    'На тело form-urlencoded приходит 415; JSON и XML хост читает.',
    { forms: 415 },
  ),
  'NO-FORM-500': situation(
    'Хост не читает формы: 500',
    'На тело form-urlencoded приходит 500, где назван MediaTypeFormatter.',
    { forms: 500 },
  ),
  'API-ERROR': situation(
    'Ошибка приложения',
    'Хост отвечает 200 с ErrorCode и сообщением для читателя.',
    {
      apiError: { code: 10, message: 'Сервис обращений временно недоступен. Попробуйте позже.' },
    },
  ),
  ABSENT: situation('Пустых полей нет', 'Поля без значения хост не передаёт вовсе.', {
    nulls: 'absent',
  }),
  NULLS: situation(
    'Пустые поля и числа в кавычках',
    'Вместо пустого списка null, вместо пустых полей пустые строки, числа в кавычках.',
    { nullList: true, nulls: 'empty', numbersAsStrings: true },
  ),
  MANY: situation('Десять тысяч обращений', 'У любого клиента 10 000 обращений: есть что искать.', {
    leads: 10_000,
  }),
  EMPTY: situation('Обращений нет', 'Список пуст у любого клиента.', { empty: true }),
  RATE: situation(
    'Слишком много запросов',
    'Каждый второй запрос, начиная с первого, получает 429 с Retry-After: 2.',
    { fail: { status: 429, when: 'every-other', retryAfter: 2 } },
  ),
};

/** The tokens that the demo host accepts. The second one exceeds the precision of a double. */
export const DEMO_TOKENS: readonly bigint[] = [55120938n, 9007199254740993n];

/** The number of inquiries of each client of the demo host. Other clients have none. */
export const DEMO_CLIENTS = { 1000: 0, 1001: 1, 1017: 137, 1020: 20, 1021: 21, 10000: 10_000 };

function situation(title: string, description: string, settings: Partial<Settings>) {
  return { title, description, settings };
}
