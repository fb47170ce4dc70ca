/** One of the values that a control offers. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

interface AnyAttribute {
  readonly name: string;
  readonly hint: string;
  /** What the playground starts with. Empty by default. */
  readonly initial?: string;
  /** What the element takes if the attribute is missing. */
  readonly byDefault?: string;
}

export type InputKind = 'text' | 'digits' | 'secret' | 'date' | 'number' | 'switch';

export interface InputAttribute extends AnyAttribute {
  readonly kind: InputKind;
  readonly suggestions?: readonly string[];
}

export interface ChoiceAttribute extends AnyAttribute {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
}

/** An attribute of the element and the control that sets it. */
export type Attribute = InputAttribute | ChoiceAttribute;

export interface AttributeGroup {
  readonly title: string;
  readonly attributes: readonly Attribute[];
}

const plainChoices = (...values: string[]): Choice[] =>
  values.map((value) => ({ value, title: value || '—' }));

/** Returns every attribute, by what it is about. */
export const attributeGroups = (
  siteCodes: readonly Choice[],
  crossOrigin: string,
): AttributeGroup[] => [
  {
    title: 'Чьи обращения',
    attributes: [
      {
        name: 'sitecode',
        kind: 'choice',
        choices: siteCodes,
        initial: 'GIFT-01',
        hint: 'Код сайта. Здесь за каждым кодом стоит своя ситуация.',
      },
      {
        name: 'client',
        kind: 'digits',
        initial: '1017',
        suggestions: ['1017', '1000', '1001', '1020', '1021', '10000'],
        hint: 'Номер клиента: только цифры.',
      },
      {
        name: 'token',
        kind: 'secret',
        initial: '55120938',
        hint: 'Токен сеанса: только цифры. В ссылку, код и журналы не попадает.',
      },
      { name: 'operator', kind: 'digits', hint: 'Номер оператора: только цифры.' },
    ],
  },
  {
    title: 'Что показать',
    attributes: [
      { name: 'begdate', kind: 'date', hint: 'Начало периода, включительно.' },
      { name: 'enddate', kind: 'date', hint: 'Конец периода, включительно.' },
      { name: 'length', kind: 'number', byDefault: '20', hint: 'Строк на странице, от 1 до 200.' },
      {
        name: 'first-position',
        kind: 'choice',
        choices: plainChoices('', '1', '0'),
        hint: 'Номер первой записи у хоста; без атрибута элемент узнаёт его сам.',
      },
    ],
  },
  {
    title: 'Что умеет список',
    attributes: [
      {
        name: 'filter-controls',
        kind: 'text',
        suggestions: ['search status unread period', 'search', 'status unread', 'period'],
        hint: 'Что стоит над списком, через пробел: search, status, unread, period.',
      },
      {
        name: 'group-by',
        kind: 'choice',
        choices: plainChoices('', 'month'),
        hint: 'month: над первым обращением каждого месяца стоит его название.',
      },
      { name: 'selectable', kind: 'switch', hint: 'Тема каждого обращения — кнопка.' },
      {
        name: 'lead-href',
        kind: 'text',
        suggestions: ['/cabinet/inquiries/{number}'],
        hint: 'Тема — ссылка по шаблону с {id} и {number}.',
      },
      {
        name: 'heading-level',
        kind: 'choice',
        choices: plainChoices('1', '2', '3', '4', '5', '6'),
        byDefault: '2',
        hint: 'Уровень заголовка, чтобы он встал в структуру страницы: h1–h6.',
      },
      {
        name: 'login-href',
        kind: 'text',
        suggestions: ['/cabinet/login'],
        hint: 'Куда ведёт «Войти», когда хост не принимает токен: 401 или 403.',
      },
      {
        name: 'auto-load',
        kind: 'switch',
        hint: 'Продолжение грузится, когда виден конец списка.',
      },
      {
        name: 'loading',
        kind: 'choice',
        choices: plainChoices('eager', 'lazy'),
        byDefault: 'eager',
        hint: 'lazy: первый запрос ждёт, пока элемент не окажется рядом с экраном.',
      },
      {
        name: 'skeleton-rows',
        kind: 'number',
        suggestions: ['0', '3', '137'],
        hint: 'Сколько у клиента обращений: место под них оставлено до первого ответа.',
      },
      {
        name: 'refresh-interval',
        kind: 'number',
        byDefault: '0',
        suggestions: ['15000', '60000'],
        hint: 'Миллисекунд между тихими обновлениями, не меньше 15000; 0 — никогда.',
      },
    ],
  },
  {
    title: 'Язык и время',
    attributes: [
      {
        name: 'lang',
        kind: 'text',
        suggestions: ['ru', 'en', 'de'],
        hint: 'Язык элемента; без атрибута — язык страницы.',
      },
      {
        name: 'time-zone',
        kind: 'text',
        suggestions: ['Europe/Moscow', 'Asia/Vladivostok'],
        hint: 'Пояс для времени со смещением; без атрибута — пояс читателя.',
      },
    ],
  },
  {
    title: 'Откуда и как',
    attributes: [
      {
        name: 'api-base',
        kind: 'text',
        suggestions: [`${crossOrigin}/`],
        hint: 'Адрес API; без атрибута — откуда загружен скрипт.',
      },
      {
        name: 'wire-format',
        kind: 'choice',
        choices: plainChoices('auto', 'json', 'form', 'xml'),
        byDefault: 'auto',
        hint: 'В каком виде уходит запрос.',
      },
      {
        name: 'timeout',
        kind: 'number',
        byDefault: '15000',
        hint: 'Миллисекунд на страницу, вместе с повторами.',
      },
    ],
  },
];
