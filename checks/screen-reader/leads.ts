/** The inquiries of the walks, each with the expected speech. */
import type { Row } from '../../demo/api/generate-leads.js';

interface HeardLead {
  readonly row: Row;
  /** All fields, as the screen reader announces them at the row. */
  readonly heard: string;
}

/** Two lines of a table: what is heard before the number, then the time as sent, and the rest. */
const LEAD = /^(\S.*)\n {2}(.*)$/gm;

/** Reads inquiries with descending numbers, each announced with this sign. */
function heardLeads(sign: string, lines: string): HeardLead[] {
  return [...lines.matchAll(LEAD)].map(([, before = '', after = ''], index) => {
    const number = 504_900 - index;
    const [subject = '', unread = '', status, time] = fieldsOf(before);
    const [iso, mark, ...origin] = fieldsOf(after);
    const [type, source, form] = origin;
    const heard = [subject, unread, status, time, `${sign} ${number}`, mark, ...origin];
    return {
      row: {
        Id: 9000 - index,
        Leads: number,
        Subject: subject,
        CountNotReadMessage: unread === '' ? undefined : parseInt(unread),
        LeadStatusName: status,
        ProcTime: iso,
        LeadMarkName: mark,
        LeadTypeName: type,
        LeadSourceName: source,
        FormName: form,
      },
      heard: `${heard.filter(Boolean).join(', ')}.`,
    };
  });
}

function fieldsOf(line: string): (string | undefined)[] {
  return line.split('|').map((field) => field.trim() || undefined);
}

/** Inquiries with only a subject and a number: «Вопрос 1», «Вопрос 2» and so on. */
export function simpleLeads(subject: string, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Leads: index + 1,
    Subject: `${subject} ${index + 1}`,
  }));
}

export const RU_LEADS = heardLeads(
  '№',
  `
Баллы за заказ не начислены | 3 непрочитанных сообщения | В работе | 22 дек. 2024
  2024-12-22T15:25:00 | | Бонусные баллы | Сайт | Обратная связь
Не пришёл электронный чек | | Ожидает ответа клиента | 21 дек. 2024
  2024-12-21T09:05:00 | | Возврат и оплата | Личный кабинет | Заявление на возврат
Пропали 500 баллов | 1 непрочитанное сообщение | Новое | 18 дек. 2024
  2024-12-18T23:59:00 | | Бонусные баллы | Мобильное приложение | Личный кабинет: баллы
Чужие покупки по карте | | Передано партнёру | 14 дек. 2024
  2024-12-14T17:37:00 | На контроле | Карта участника | Телефон | Обращение по карте
Ошибка в имени получателя сертификата | 5 непрочитанных сообщений | Новое | 9 дек. 2024
  2024-12-09T12:32:00 | | Подарочные сертификаты | Мобильное приложение | Подарочный сертификат
Возврат сертификата в течение 14 дней | | Закрыто | 9 дек. 2024
  2024-12-09T01:33:00 | | Возврат и оплата | Виджет сертификатов | Заявление на возврат
Привязать карту к новому номеру телефона | | Закрыто | 30 нояб. 2024
  2024-11-30T08:51:00 | | Карта участника | Электронная почта | Обращение по карте
Обменять товар на другой размер | 2 непрочитанных сообщения | В работе | 24 нояб. 2024
  2024-11-24T05:27:00 | | Возврат и оплата | Телефон | Заявление на возврат
Жалоба на обслуживание в магазине | | Закрыто | 24 окт. 2024
  2024-10-24T18:56:00 | Повторное | Претензия | Электронная почта | Обратная связь
Не приходит код подтверждения | | Закрыто | 11 окт. 2024
  2024-10-11T10:10:00 | | Личный кабинет | Сайт | Обратная связь
Когда откроется новый магазин | |  | 9 сент. 2024
  2024-09-09T13:49:00 | | Вопрос | Сайт
Изменить дату рождения | | Закрыто |
   | | Личный кабинет | Телефон
Скидка не сработала на кассе | 21 непрочитанное сообщение | Ожидает ответа клиента | 30 авг. 2024
  2024-08-30T19:00:00 | | Претензия | Мобильное приложение | Обратная связь
Отписать от рассылки | | Закрыто | 2 авг. 2024
  2024-08-02T07:15:00 | | Персональные данные | Сайт | Согласия и рассылки
Удалить мои данные | | Закрыто | 19 июл. 2024
  2024-07-19T16:20:00 | На контроле | Персональные данные | Электронная почта | Согласия и рассылки
Заказ приехал не полностью | 4 непрочитанных сообщения | В работе | 28 июн. 2024
  2024-06-28T11:45:00 | | Возврат и оплата | Телефон | Заявление на возврат
Объединить две карты | | Закрыто | 16 мая 2024
  2024-05-16T14:00:00 | | Карта участника | Магазин | Обращение по карте
Подарить баллы другу | | Закрыто | 1 апр. 2024
  2024-04-01T12:00:00 | | Бонусные баллы | Мобильное приложение
Сколько хранятся баллы | | Закрыто | 8 мар. 2024
  2024-03-08T09:30:00 | | Вопрос | Сайт | Обратная связь
Спасибо за быструю помощь | | Закрыто | 29 февр. 2024
  2024-02-29T20:20:00 | | Отзыв | Сайт | Обратная связь
`,
);

export const EN_LEADS = heardLeads(
  'No.',
  `
Points for my order are missing | 3 unread messages | In progress | Dec 22, 2024
  2024-12-22T15:25:00 | | Points | Website | Feedback
The receipt never came | | Waiting for you | Dec 21, 2024
  2024-12-21T09:05:00 | | Payments | Account | Refund request
Link my card to a new number | 1 unread message | New | Dec 18, 2024
  2024-12-18T23:59:00 | | Card | Phone | Card request
Exchange for another size | | Closed | Nov 30, 2024
  2024-11-30T08:51:00 | | Refunds | Email | Refund request
Complaint about a store | | Closed | Oct 24, 2024
  2024-10-24T18:56:00 | | Complaint | Website | Feedback
`,
);
