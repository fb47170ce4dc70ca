/** The inquiries of the walks, each with the expected speech. */
import type { Row } from '../../demo/api/generate-leads.js';

interface HeardLead {
  readonly row: Row;
  /** All fields, as the screen reader announces them at the row. */
  readonly heard: string;
}

/** Fields in the order of speech, each with its spoken text if that differs. */
interface Fields {
  readonly subject: string;
  readonly unread?: readonly [count: number, heard: string];
  readonly status?: string;
  readonly time?: readonly [iso: string, heard: string];
  readonly mark?: string;
  readonly origin: readonly [type: string, source: string, form?: string];
}

/** Inquiries with descending numbers, each announced with this sign. */
function heardLeads(sign: string, leads: readonly Fields[]): HeardLead[] {
  return leads.map(({ subject, unread, status, time, mark, origin }, index) => {
    const number = 504_900 - index;
    const [type, source, form] = origin;
    const fields = [subject, unread?.[1], status, time?.[1], `${sign} ${number}`, mark, ...origin];
    return {
      row: {
        Id: 9000 - index,
        Leads: number,
        Subject: subject,
        CountNotReadMessage: unread?.[0],
        LeadStatusName: status,
        ProcTime: time?.[0],
        LeadMarkName: mark,
        LeadTypeName: type,
        LeadSourceName: source,
        FormName: form,
      },
      heard: `${fields.filter(Boolean).join(', ')}.`,
    };
  });
}

/** Inquiries with only a subject and a number: «Вопрос 1», «Вопрос 2» and so on. */
export function simpleLeads(subject: string, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Leads: index + 1,
    Subject: `${subject} ${index + 1}`,
  }));
}

export const RU_LEADS = heardLeads('№', [
  {
    subject: 'Баллы за заказ не начислены',
    unread: [3, '3 непрочитанных сообщения'],
    status: 'В работе',
    time: ['2024-12-22T15:25:00', '22 дек. 2024 г., 15:25'],
    origin: ['Бонусные баллы', 'Сайт', 'Обратная связь'],
  },
  {
    subject: 'Не пришёл электронный чек',
    status: 'Ожидает ответа клиента',
    time: ['2024-12-21T09:05:00', '21 дек. 2024 г., 09:05'],
    origin: ['Возврат и оплата', 'Личный кабинет', 'Заявление на возврат'],
  },
  {
    subject: 'Пропали 500 баллов',
    unread: [1, '1 непрочитанное сообщение'],
    status: 'Новое',
    time: ['2024-12-18T23:59:00', '18 дек. 2024 г., 23:59'],
    origin: ['Бонусные баллы', 'Мобильное приложение', 'Личный кабинет: баллы'],
  },
  {
    subject: 'Чужие покупки по карте',
    status: 'Передано партнёру',
    time: ['2024-12-14T17:37:00', '14 дек. 2024 г., 17:37'],
    mark: 'На контроле',
    origin: ['Карта участника', 'Телефон', 'Обращение по карте'],
  },
  {
    subject: 'Ошибка в имени получателя сертификата',
    unread: [5, '5 непрочитанных сообщений'],
    status: 'Новое',
    time: ['2024-12-09T12:32:00', '9 дек. 2024 г., 12:32'],
    origin: ['Подарочные сертификаты', 'Мобильное приложение', 'Подарочный сертификат'],
  },
  {
    subject: 'Возврат сертификата в течение 14 дней',
    status: 'Закрыто',
    time: ['2024-12-09T01:33:00', '9 дек. 2024 г., 01:33'],
    origin: ['Возврат и оплата', 'Виджет сертификатов', 'Заявление на возврат'],
  },
  {
    subject: 'Привязать карту к новому номеру телефона',
    status: 'Закрыто',
    time: ['2024-11-30T08:51:00', '30 нояб. 2024 г., 08:51'],
    origin: ['Карта участника', 'Электронная почта', 'Обращение по карте'],
  },
  {
    subject: 'Обменять товар на другой размер',
    unread: [2, '2 непрочитанных сообщения'],
    status: 'В работе',
    time: ['2024-11-24T05:27:00', '24 нояб. 2024 г., 05:27'],
    origin: ['Возврат и оплата', 'Телефон', 'Заявление на возврат'],
  },
  {
    subject: 'Жалоба на обслуживание в магазине',
    status: 'Закрыто',
    time: ['2024-10-24T18:56:00', '24 окт. 2024 г., 18:56'],
    mark: 'Повторное',
    origin: ['Претензия', 'Электронная почта', 'Обратная связь'],
  },
  {
    subject: 'Не приходит код подтверждения',
    status: 'Закрыто',
    time: ['2024-10-11T10:10:00', '11 окт. 2024 г., 10:10'],
    origin: ['Личный кабинет', 'Сайт', 'Обратная связь'],
  },
  {
    subject: 'Когда откроется новый магазин',
    time: ['2024-09-09T13:49:00', '9 сент. 2024 г., 13:49'],
    origin: ['Вопрос', 'Сайт'],
  },
  {
    subject: 'Изменить дату рождения',
    status: 'Закрыто',
    origin: ['Личный кабинет', 'Телефон'],
  },
  {
    subject: 'Скидка не сработала на кассе',
    unread: [21, '21 непрочитанное сообщение'],
    status: 'Ожидает ответа клиента',
    time: ['2024-08-30T19:00:00', '30 авг. 2024 г., 19:00'],
    origin: ['Претензия', 'Мобильное приложение', 'Обратная связь'],
  },
  {
    subject: 'Отписать от рассылки',
    status: 'Закрыто',
    time: ['2024-08-02T07:15:00', '2 авг. 2024 г., 07:15'],
    origin: ['Персональные данные', 'Сайт', 'Согласия и рассылки'],
  },
  {
    subject: 'Удалить мои данные',
    status: 'Закрыто',
    time: ['2024-07-19T16:20:00', '19 июл. 2024 г., 16:20'],
    mark: 'На контроле',
    origin: ['Персональные данные', 'Электронная почта', 'Согласия и рассылки'],
  },
  {
    subject: 'Заказ приехал не полностью',
    unread: [4, '4 непрочитанных сообщения'],
    status: 'В работе',
    time: ['2024-06-28T11:45:00', '28 июн. 2024 г., 11:45'],
    origin: ['Возврат и оплата', 'Телефон', 'Заявление на возврат'],
  },
  {
    subject: 'Объединить две карты',
    status: 'Закрыто',
    time: ['2024-05-16T14:00:00', '16 мая 2024 г., 14:00'],
    origin: ['Карта участника', 'Магазин', 'Обращение по карте'],
  },
  {
    subject: 'Подарить баллы другу',
    status: 'Закрыто',
    time: ['2024-04-01T12:00:00', '1 апр. 2024 г., 12:00'],
    origin: ['Бонусные баллы', 'Мобильное приложение'],
  },
  {
    subject: 'Сколько хранятся баллы',
    status: 'Закрыто',
    time: ['2024-03-08T09:30:00', '8 мар. 2024 г., 09:30'],
    origin: ['Вопрос', 'Сайт', 'Обратная связь'],
  },
  {
    subject: 'Спасибо за быструю помощь',
    status: 'Закрыто',
    time: ['2024-02-29T20:20:00', '29 февр. 2024 г., 20:20'],
    origin: ['Отзыв', 'Сайт', 'Обратная связь'],
  },
]);

export const EN_LEADS = heardLeads('No.', [
  {
    subject: 'Points for my order are missing',
    unread: [3, '3 unread messages'],
    status: 'In progress',
    time: ['2024-12-22T15:25:00', 'Dec 22, 2024, 3:25 PM'],
    origin: ['Points', 'Website', 'Feedback'],
  },
  {
    subject: 'The receipt never came',
    status: 'Waiting for you',
    time: ['2024-12-21T09:05:00', 'Dec 21, 2024, 9:05 AM'],
    origin: ['Payments', 'Account', 'Refund request'],
  },
  {
    subject: 'Link my card to a new number',
    unread: [1, '1 unread message'],
    status: 'New',
    time: ['2024-12-18T23:59:00', 'Dec 18, 2024, 11:59 PM'],
    origin: ['Card', 'Phone', 'Card request'],
  },
  {
    subject: 'Exchange for another size',
    status: 'Closed',
    time: ['2024-11-30T08:51:00', 'Nov 30, 2024, 8:51 AM'],
    origin: ['Refunds', 'Email', 'Refund request'],
  },
  {
    subject: 'Complaint about a store',
    status: 'Closed',
    time: ['2024-10-24T18:56:00', 'Oct 24, 2024, 6:56 PM'],
    origin: ['Complaint', 'Website', 'Feedback'],
  },
]);
