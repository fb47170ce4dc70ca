/** The inquiries in the pictures of the documents: rows of every kind, the same in each language. */
import type { StatusTones } from 'client-leads';
import type { Row } from '../../demo/api/generate-leads.js';

export type PictureLanguage = 'en' | 'ru';

/**
 * Two lines for each inquiry: time, subject and status; then type, form, source, mark and unread
 * messages. Of those without a time, a list has as many older ones as it needs.
 */
const TABLES: Readonly<Record<PictureLanguage, string>> = {
  en: `
2025-12-22T14:25:00 | Gift certificate 880417 has not arrived | Waiting for your reply
  Gift certificates | Gift certificate | Email | | 3
2025-12-20T18:19:00 | Points for order 648125 are missing | In progress
  Bonus points | Account: points | Mobile app | Important
2025-12-17T09:38:00 | Link the card to a new phone number | New
  Membership card | Card request | Website
2025-12-11T19:24:00 | An item is missing from order 222586 | Resolved
  Delivery | Order delivery | Chat | | 1
2025-12-03T16:01:00 | I was charged twice: 1,500 ₽ | Declined
  Refunds and payment | Refund request | Phone | Repeated
2025-11-28T08:07:00 | Certificate 310552 has arrived twice |
  Gift certificates | Gift certificate | Website
2025-11-19T20:15:00 | | Closed
  Website and app | Feedback | Email
- | I cannot sign in to my account | Closed
  Website and app | Feedback | Website
- | Please unsubscribe me from the newsletter | Closed
  Website and app | Feedback | Website
- | The app closes when I open “My cards” | Closed
  Website and app | Feedback | Website
`,
  ru: `
2025-12-22T14:25:00 | Не пришёл сертификат №\u00a0880417 | Ожидает ответа клиента
  Подарочные сертификаты | Подарочный сертификат | Электронная почта | | 3
2025-12-20T18:19:00 | Нет баллов за заказ № 648125 | В работе
  Бонусные баллы | Личный кабинет: баллы | Мобильное приложение | Важное
2025-12-17T09:38:00 | Привязать карту к новому номеру | Новое
  Карта участника | Обращение по карте | Сайт
2025-12-11T19:24:00 | В заказе № 222586 нет товара | Решено
  Доставка | Доставка заказа | Чат на сайте | | 1
2025-12-03T16:01:00 | Деньги списаны дважды: 1 500 ₽ | Отклонено
  Возврат и оплата | Заявление на возврат | Телефон | Повторное
2025-11-28T08:07:00 | Сертификат №\u00a0310552 пришёл дважды |
  Подарочные сертификаты | Подарочный сертификат | Сайт
2025-11-19T20:15:00 | | Закрыто
  Сайт и приложение | Обратная связь | Электронная почта
- | Не могу войти в личный кабинет | Закрыто
  Сайт и приложение | Обратная связь | Сайт
- | Отписать от рассылки | Закрыто
  Сайт и приложение | Обратная связь | Сайт
- | Приложение закрывается | Закрыто
  Сайт и приложение | Обратная связь | Сайт
`,
};

const COUNT = 137;
const WITH_TIME = 7;
const NEWEST_NUMBER = 504_871;
const DAY_MS = 86_400_000;

/** What the English statuses mean for the client. The demo pages know the Russian ones. */
export const EXAMPLE_TONES: StatusTones = {
  'Waiting for your reply': 'attention',
  'In progress': 'progress',
  Resolved: 'success',
  Declined: 'danger',
};

/** Returns a list whose rows are as a host sends them, newest first. */
export function exampleRows(lang: PictureLanguage): Row[] {
  const inquiries = [...TABLES[lang].matchAll(/^(\S.*)\n {2}(.*)$/gm)].map(([, first, second]) =>
    [first, second].flatMap((line = '') => line.split('|').map((field) => field.trim() || null)),
  );
  const oldest = Date.parse(`${inquiries[WITH_TIME - 1]?.[0]}Z`);
  return Array.from({ length: COUNT }, (_, index): Row => {
    const older = index - WITH_TIME + 1;
    const place = older > 0 ? WITH_TIME + (index % (inquiries.length - WITH_TIME)) : index;
    const [time, subject, status, type, form, source, mark, unread] = inquiries[place] ?? [];
    const olderTime = new Date(oldest - older * DAY_MS * 4).toISOString().slice(0, 19);
    return {
      Id: 912_345 - index,
      Leads: NEWEST_NUMBER - index * 4,
      ProcTime: older > 0 ? olderTime : time,
      Subject: subject,
      LeadStatusName: status,
      LeadTypeName: type,
      FormName: form,
      LeadSourceName: source,
      LeadMarkName: mark ?? null,
      CountNotReadMessage: Number(unread ?? 0),
    };
  });
}
