/** The inquiries in the pictures of the documents: rows of every kind, the same in each language. */
import type { StatusTones } from 'client-leads';
import type { Row } from '../../demo/api/generate-leads.js';

export type PictureLanguage = 'en' | 'ru';

/** Each text in every language of the pictures; null if the inquiry has none. */
type Texts = Readonly<Record<PictureLanguage, string>> | null;

interface Example {
  readonly time: string;
  readonly subject: Texts;
  readonly status: Texts;
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly source: Texts;
  readonly mark?: Texts;
  readonly unread?: number;
}

const STATUSES = {
  new: { en: 'New', ru: 'Новое' },
  inWork: { en: 'In progress', ru: 'В работе' },
  waiting: { en: 'Waiting for your reply', ru: 'Ожидает ответа клиента' },
  solved: { en: 'Resolved', ru: 'Решено' },
  refused: { en: 'Declined', ru: 'Отклонено' },
  closed: { en: 'Closed', ru: 'Закрыто' },
};

const SOURCES = {
  site: { en: 'Website', ru: 'Сайт' },
  app: { en: 'Mobile app', ru: 'Мобильное приложение' },
  mail: { en: 'Email', ru: 'Электронная почта' },
  phone: { en: 'Phone', ru: 'Телефон' },
  chat: { en: 'Chat', ru: 'Чат на сайте' },
};

/** A type of inquiry, and its form. */
const KINDS = {
  certificates: {
    type: { en: 'Gift certificates', ru: 'Подарочные сертификаты' },
    form: { en: 'Gift certificate', ru: 'Подарочный сертификат' },
  },
  points: {
    type: { en: 'Bonus points', ru: 'Бонусные баллы' },
    form: { en: 'Account: points', ru: 'Личный кабинет: баллы' },
  },
  cards: {
    type: { en: 'Membership card', ru: 'Карта участника' },
    form: { en: 'Card request', ru: 'Обращение по карте' },
  },
  delivery: {
    type: { en: 'Delivery', ru: 'Доставка' },
    form: { en: 'Order delivery', ru: 'Доставка заказа' },
  },
  payment: {
    type: { en: 'Refunds and payment', ru: 'Возврат и оплата' },
    form: { en: 'Refund request', ru: 'Заявление на возврат' },
  },
  site: {
    type: { en: 'Website and app', ru: 'Сайт и приложение' },
    form: { en: 'Feedback', ru: 'Обратная связь' },
  },
};

const EXAMPLES: readonly Example[] = [
  {
    time: '2025-12-22T14:25:00',
    subject: {
      en: 'Gift certificate 880417 has not arrived',
      ru: 'Не пришёл сертификат №\u00a0880417',
    },
    status: STATUSES.waiting,
    kind: KINDS.certificates,
    source: SOURCES.mail,
    unread: 3,
  },
  {
    time: '2025-12-20T18:19:00',
    subject: { en: 'Points for order 648125 are missing', ru: 'Нет баллов за заказ № 648125' },
    status: STATUSES.inWork,
    kind: KINDS.points,
    source: SOURCES.app,
    mark: { en: 'Important', ru: 'Важное' },
  },
  {
    time: '2025-12-17T09:38:00',
    subject: { en: 'Link the card to a new phone number', ru: 'Привязать карту к новому номеру' },
    status: STATUSES.new,
    kind: KINDS.cards,
    source: SOURCES.site,
  },
  {
    time: '2025-12-11T19:24:00',
    subject: { en: 'An item is missing from order 222586', ru: 'В заказе № 222586 нет товара' },
    status: STATUSES.solved,
    kind: KINDS.delivery,
    source: SOURCES.chat,
    unread: 1,
  },
  {
    time: '2025-12-03T16:01:00',
    subject: { en: 'I was charged twice: 1,500 ₽', ru: 'Деньги списаны дважды: 1 500 ₽' },
    status: STATUSES.refused,
    kind: KINDS.payment,
    source: SOURCES.phone,
    mark: { en: 'Repeated', ru: 'Повторное' },
  },
  {
    time: '2025-11-28T08:07:00',
    subject: {
      en: 'Certificate 310552 has arrived twice',
      ru: 'Сертификат №\u00a0310552 пришёл дважды',
    },
    status: null,
    kind: KINDS.certificates,
    source: SOURCES.site,
  },
  {
    time: '2025-11-19T20:15:00',
    subject: null,
    status: STATUSES.closed,
    kind: KINDS.site,
    source: SOURCES.mail,
  },
];

/** Older ones, of which a list has as many as it needs. */
const OLDER_SUBJECTS: readonly Texts[] = [
  { en: 'I cannot sign in to my account', ru: 'Не могу войти в личный кабинет' },
  { en: 'Please unsubscribe me from the newsletter', ru: 'Отписать от рассылки' },
  { en: 'The app closes when I open “My cards”', ru: 'Приложение закрывается' },
];

const COUNT = 137;
const NEWEST_NUMBER = 504_871;
const DAY_MS = 86_400_000;

/** What the statuses mean for the client. */
export const EXAMPLE_TONES: StatusTones = Object.fromEntries(
  (['en', 'ru'] as const).flatMap((lang) => [
    [STATUSES.waiting[lang], 'attention'] as const,
    [STATUSES.inWork[lang], 'progress'] as const,
    [STATUSES.solved[lang], 'success'] as const,
    [STATUSES.refused[lang], 'danger'] as const,
  ]),
);

/** Returns a list whose rows are as a host sends them, newest first. */
export function exampleRows(lang: PictureLanguage): Row[] {
  const oldest = Date.parse(`${EXAMPLES.at(-1)?.time}Z`);
  return Array.from({ length: COUNT }, (_, index): Row => {
    const older = index - EXAMPLES.length + 1;
    const example = EXAMPLES[index] ?? {
      time: new Date(oldest - older * DAY_MS * 4).toISOString().slice(0, 19),
      subject: OLDER_SUBJECTS[index % OLDER_SUBJECTS.length] ?? null,
      status: STATUSES.closed,
      kind: KINDS.site,
      source: SOURCES.site,
    };
    const { time, subject, status, kind, source, mark, unread = 0 } = example;
    return {
      Id: 912_345 - index,
      Leads: NEWEST_NUMBER - index * 4,
      ProcTime: time,
      Subject: subject?.[lang] ?? null,
      LeadStatusName: status?.[lang] ?? null,
      LeadTypeName: kind.type[lang],
      FormName: kind.form[lang],
      LeadSourceName: source?.[lang] ?? null,
      LeadMarkName: mark?.[lang] ?? null,
      CountNotReadMessage: unread,
    };
  });
}
