/** A value that a control offers. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

export type InputKind = 'text' | 'digits' | 'secret' | 'date' | 'number' | 'switch';

/** An attribute of the element and the control that sets it. */
export interface Attribute {
  readonly name: string;
  readonly kind: InputKind | 'choice';
  readonly hint: string;
  /** The initial value. */
  readonly initial: string;
  /** The default of a missing attribute. */
  readonly byDefault: string;
  /** The options of a list: all values, or suggestions for a text field. */
  readonly choices: readonly Choice[];
}

type More = Partial<Pick<Attribute, 'initial' | 'byDefault' | 'choices'>>;

const attribute =
  (kind: Attribute['kind']) =>
  (name: string, hint: string, more: More = {}): Attribute => ({
    name,
    kind,
    hint,
    initial: '',
    byDefault: '',
    choices: [],
    ...more,
  });

const text = attribute('text');
const digits = attribute('digits');
const date = attribute('date');
const number = attribute('number');
const choice = attribute('choice');
const onOff = attribute('switch');

const offer = (...values: string[]) => ({
  choices: values.map((value) => ({ value, title: value || '—' })),
});

/** Returns every attribute, grouped by subject. */
export const attributeGroups = (
  siteCodes: readonly Choice[],
  crossOrigin: string,
): Readonly<Record<string, readonly Attribute[]>> => ({
  'Чьи обращения': [
    choice('sitecode', 'Код сайта. Здесь за каждым кодом стоит своя ситуация.', {
      initial: 'GIFT-01',
      choices: siteCodes,
    }),
    digits('client', 'Номер клиента: только цифры.', {
      initial: '1017',
      ...offer('1017', '1000', '1001', '1020', '1021', '10000'),
    }),
    attribute('secret')(
      'token',
      'Токен сеанса: только цифры. В ссылку, код и журналы не попадает.',
      { initial: '55120938' },
    ),
    digits('operator', 'Номер оператора: только цифры.'),
    text(
      'session-url',
      'Адрес, который сообщает, кто вошёл: вместо номера клиента, токена, оператора и адреса API.',
      offer('session', 'session?programme=journey', 'session?programme=none'),
    ),
  ],
  'Что показать': [
    date('begdate', 'Начало периода, включительно.'),
    date('enddate', 'Конец периода, включительно.'),
    number('length', 'Строк на странице, от 1 до 200.', { byDefault: '20' }),
    choice(
      'first-position',
      'Номер первой записи у хоста; без атрибута элемент узнаёт его сам.',
      offer('', '1', '0'),
    ),
  ],
  'Что умеет список': [
    text(
      'filter-controls',
      'Что стоит над списком, через пробел: search, status, unread, period.',
      offer('search status unread period', 'search', 'status unread', 'period'),
    ),
    onOff('selectable', 'Тема каждого обращения — кнопка.'),
    text(
      'lead-href',
      'Тема — ссылка по шаблону с {id} и {number}.',
      offer('/cabinet/inquiries/{number}'),
    ),
    text('lang', 'Язык элемента; без атрибута — язык страницы.', offer('ru', 'en', 'de')),
    choice('heading-level', 'Уровень заголовка, чтобы он встал в структуру страницы: h1–h6.', {
      byDefault: '2',
      ...offer('1', '2', '3', '4', '5', '6'),
    }),
    text(
      'login-href',
      'Куда ведёт «Войти», когда хост не принимает токен: 401 или 403.',
      offer('/cabinet/login'),
    ),
    choice('loading', 'lazy: первый запрос ждёт, пока элемент не окажется рядом с экраном.', {
      byDefault: 'eager',
      ...offer('eager', 'lazy'),
    }),
    number(
      'skeleton-rows',
      'Сколько у клиента обращений: место под них оставлено до первого ответа.',
      offer('0', '3', '137'),
    ),
  ],
  'Откуда и как': [
    text('api-base', 'Адрес API; без атрибута — сервер самой страницы.', offer(`${crossOrigin}/`)),
    choice('wire-format', 'В каком виде уходит запрос.', {
      byDefault: 'auto',
      ...offer('auto', 'json', 'form', 'xml'),
    }),
    number('timeout', 'Миллисекунд на страницу, вместе с повторами.', { byDefault: '15000' }),
  ],
});
