/** The inquiries that the walks go through, each with what is to be heard of it. */
import type { Row } from '../../demo/api/generate-leads.js';

export interface HeardLead {
  readonly row: Row;
  /** All fields, as a reader hears them who comes to the row. */
  readonly heard: string;
}

/** Inquiries of which nothing is known but subject and number: «Вопрос 1», «Вопрос 2» and so on. */
export function simpleLeads(subject: string, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Leads: index + 1,
    Subject: `${subject} ${index + 1}`,
  }));
}

export const RU_LEADS: readonly HeardLead[] = [
  {
    row: {
      Id: 9000,
      Leads: 504900,
      Subject: 'Баллы за заказ не начислены',
      CountNotReadMessage: 3,
      LeadStatusName: 'В работе',
      ProcTime: '2024-12-22T15:25:00',
      LeadTypeName: 'Бонусные баллы',
      LeadSourceName: 'Сайт',
      FormName: 'Обратная связь',
    },
    heard:
      'Баллы за заказ не начислены, 3 непрочитанных сообщения, В работе, 22 дек. 2024 г., 15:25, № 504900, Бонусные баллы, Сайт, Обратная связь.',
  },
  {
    row: {
      Id: 8999,
      Leads: 504899,
      Subject: 'Не пришёл электронный чек',
      LeadStatusName: 'Ожидает ответа клиента',
      ProcTime: '2024-12-21T09:05:00',
      LeadTypeName: 'Возврат и оплата',
      LeadSourceName: 'Личный кабинет',
      FormName: 'Заявление на возврат',
    },
    heard:
      'Не пришёл электронный чек, Ожидает ответа клиента, 21 дек. 2024 г., 09:05, № 504899, Возврат и оплата, Личный кабинет, Заявление на возврат.',
  },
  {
    row: {
      Id: 8998,
      Leads: 504898,
      Subject: 'Пропали 500 баллов',
      CountNotReadMessage: 1,
      LeadStatusName: 'Новое',
      ProcTime: '2024-12-18T23:59:00',
      LeadTypeName: 'Бонусные баллы',
      LeadSourceName: 'Мобильное приложение',
      FormName: 'Личный кабинет: баллы',
    },
    heard:
      'Пропали 500 баллов, 1 непрочитанное сообщение, Новое, 18 дек. 2024 г., 23:59, № 504898, Бонусные баллы, Мобильное приложение, Личный кабинет: баллы.',
  },
  {
    row: {
      Id: 8997,
      Leads: 504897,
      Subject: 'Чужие покупки по карте',
      LeadStatusName: 'Передано партнёру',
      ProcTime: '2024-12-14T17:37:00',
      LeadMarkName: 'На контроле',
      LeadTypeName: 'Карта участника',
      LeadSourceName: 'Телефон',
      FormName: 'Обращение по карте',
    },
    heard:
      'Чужие покупки по карте, Передано партнёру, 14 дек. 2024 г., 17:37, № 504897, На контроле, Карта участника, Телефон, Обращение по карте.',
  },
  {
    row: {
      Id: 8996,
      Leads: 504896,
      Subject: 'Ошибка в имени получателя сертификата',
      CountNotReadMessage: 5,
      LeadStatusName: 'Новое',
      ProcTime: '2024-12-09T12:32:00',
      LeadTypeName: 'Подарочные сертификаты',
      LeadSourceName: 'Мобильное приложение',
      FormName: 'Подарочный сертификат',
    },
    heard:
      'Ошибка в имени получателя сертификата, 5 непрочитанных сообщений, Новое, 9 дек. 2024 г., 12:32, № 504896, Подарочные сертификаты, Мобильное приложение, Подарочный сертификат.',
  },
  {
    row: {
      Id: 8995,
      Leads: 504895,
      Subject: 'Возврат сертификата в течение 14 дней',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-12-09T01:33:00',
      LeadTypeName: 'Возврат и оплата',
      LeadSourceName: 'Виджет сертификатов',
      FormName: 'Заявление на возврат',
    },
    heard:
      'Возврат сертификата в течение 14 дней, Закрыто, 9 дек. 2024 г., 01:33, № 504895, Возврат и оплата, Виджет сертификатов, Заявление на возврат.',
  },
  {
    row: {
      Id: 8994,
      Leads: 504894,
      Subject: 'Привязать карту к новому номеру телефона',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-11-30T08:51:00',
      LeadTypeName: 'Карта участника',
      LeadSourceName: 'Электронная почта',
      FormName: 'Обращение по карте',
    },
    heard:
      'Привязать карту к новому номеру телефона, Закрыто, 30 нояб. 2024 г., 08:51, № 504894, Карта участника, Электронная почта, Обращение по карте.',
  },
  {
    row: {
      Id: 8993,
      Leads: 504893,
      Subject: 'Обменять товар на другой размер',
      CountNotReadMessage: 2,
      LeadStatusName: 'В работе',
      ProcTime: '2024-11-24T05:27:00',
      LeadTypeName: 'Возврат и оплата',
      LeadSourceName: 'Телефон',
      FormName: 'Заявление на возврат',
    },
    heard:
      'Обменять товар на другой размер, 2 непрочитанных сообщения, В работе, 24 нояб. 2024 г., 05:27, № 504893, Возврат и оплата, Телефон, Заявление на возврат.',
  },
  {
    row: {
      Id: 8992,
      Leads: 504892,
      Subject: 'Жалоба на обслуживание в магазине',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-10-24T18:56:00',
      LeadMarkName: 'Повторное',
      LeadTypeName: 'Претензия',
      LeadSourceName: 'Электронная почта',
      FormName: 'Обратная связь',
    },
    heard:
      'Жалоба на обслуживание в магазине, Закрыто, 24 окт. 2024 г., 18:56, № 504892, Повторное, Претензия, Электронная почта, Обратная связь.',
  },
  {
    row: {
      Id: 8991,
      Leads: 504891,
      Subject: 'Не приходит код подтверждения',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-10-11T10:10:00',
      LeadTypeName: 'Личный кабинет',
      LeadSourceName: 'Сайт',
      FormName: 'Обратная связь',
    },
    heard:
      'Не приходит код подтверждения, Закрыто, 11 окт. 2024 г., 10:10, № 504891, Личный кабинет, Сайт, Обратная связь.',
  },
  {
    row: {
      Id: 8990,
      Leads: 504890,
      Subject: 'Когда откроется новый магазин',
      ProcTime: '2024-09-09T13:49:00',
      LeadTypeName: 'Вопрос',
      LeadSourceName: 'Сайт',
    },
    heard: 'Когда откроется новый магазин, 9 сент. 2024 г., 13:49, № 504890, Вопрос, Сайт.',
  },
  {
    row: {
      Id: 8989,
      Leads: 504889,
      Subject: 'Изменить дату рождения',
      LeadStatusName: 'Закрыто',
      LeadTypeName: 'Личный кабинет',
      LeadSourceName: 'Телефон',
    },
    heard: 'Изменить дату рождения, Закрыто, № 504889, Личный кабинет, Телефон.',
  },
  {
    row: {
      Id: 8988,
      Leads: 504888,
      Subject: 'Скидка не сработала на кассе',
      CountNotReadMessage: 21,
      LeadStatusName: 'Ожидает ответа клиента',
      ProcTime: '2024-08-30T19:00:00',
      LeadTypeName: 'Претензия',
      LeadSourceName: 'Мобильное приложение',
      FormName: 'Обратная связь',
    },
    heard:
      'Скидка не сработала на кассе, 21 непрочитанное сообщение, Ожидает ответа клиента, 30 авг. 2024 г., 19:00, № 504888, Претензия, Мобильное приложение, Обратная связь.',
  },
  {
    row: {
      Id: 8987,
      Leads: 504887,
      Subject: 'Отписать от рассылки',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-08-02T07:15:00',
      LeadTypeName: 'Персональные данные',
      LeadSourceName: 'Сайт',
      FormName: 'Согласия и рассылки',
    },
    heard:
      'Отписать от рассылки, Закрыто, 2 авг. 2024 г., 07:15, № 504887, Персональные данные, Сайт, Согласия и рассылки.',
  },
  {
    row: {
      Id: 8986,
      Leads: 504886,
      Subject: 'Удалить мои данные',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-07-19T16:20:00',
      LeadMarkName: 'На контроле',
      LeadTypeName: 'Персональные данные',
      LeadSourceName: 'Электронная почта',
      FormName: 'Согласия и рассылки',
    },
    heard:
      'Удалить мои данные, Закрыто, 19 июл. 2024 г., 16:20, № 504886, На контроле, Персональные данные, Электронная почта, Согласия и рассылки.',
  },
  {
    row: {
      Id: 8985,
      Leads: 504885,
      Subject: 'Заказ приехал не полностью',
      CountNotReadMessage: 4,
      LeadStatusName: 'В работе',
      ProcTime: '2024-06-28T11:45:00',
      LeadTypeName: 'Возврат и оплата',
      LeadSourceName: 'Телефон',
      FormName: 'Заявление на возврат',
    },
    heard:
      'Заказ приехал не полностью, 4 непрочитанных сообщения, В работе, 28 июн. 2024 г., 11:45, № 504885, Возврат и оплата, Телефон, Заявление на возврат.',
  },
  {
    row: {
      Id: 8984,
      Leads: 504884,
      Subject: 'Объединить две карты',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-05-16T14:00:00',
      LeadTypeName: 'Карта участника',
      LeadSourceName: 'Магазин',
      FormName: 'Обращение по карте',
    },
    heard:
      'Объединить две карты, Закрыто, 16 мая 2024 г., 14:00, № 504884, Карта участника, Магазин, Обращение по карте.',
  },
  {
    row: {
      Id: 8983,
      Leads: 504883,
      Subject: 'Подарить баллы другу',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-04-01T12:00:00',
      LeadTypeName: 'Бонусные баллы',
      LeadSourceName: 'Мобильное приложение',
    },
    heard:
      'Подарить баллы другу, Закрыто, 1 апр. 2024 г., 12:00, № 504883, Бонусные баллы, Мобильное приложение.',
  },
  {
    row: {
      Id: 8982,
      Leads: 504882,
      Subject: 'Сколько хранятся баллы',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-03-08T09:30:00',
      LeadTypeName: 'Вопрос',
      LeadSourceName: 'Сайт',
      FormName: 'Обратная связь',
    },
    heard:
      'Сколько хранятся баллы, Закрыто, 8 мар. 2024 г., 09:30, № 504882, Вопрос, Сайт, Обратная связь.',
  },
  {
    row: {
      Id: 8981,
      Leads: 504881,
      Subject: 'Спасибо за быструю помощь',
      LeadStatusName: 'Закрыто',
      ProcTime: '2024-02-29T20:20:00',
      LeadTypeName: 'Отзыв',
      LeadSourceName: 'Сайт',
      FormName: 'Обратная связь',
    },
    heard:
      'Спасибо за быструю помощь, Закрыто, 29 февр. 2024 г., 20:20, № 504881, Отзыв, Сайт, Обратная связь.',
  },
];

export const EN_LEADS: readonly HeardLead[] = [
  {
    row: {
      Id: 9000,
      Leads: 504900,
      Subject: 'Points for my order are missing',
      CountNotReadMessage: 3,
      LeadStatusName: 'In progress',
      ProcTime: '2024-12-22T15:25:00',
      LeadTypeName: 'Points',
      LeadSourceName: 'Website',
      FormName: 'Feedback',
    },
    heard:
      'Points for my order are missing, 3 unread messages, In progress, Dec 22, 2024, 3:25 PM, No. 504900, Points, Website, Feedback.',
  },
  {
    row: {
      Id: 8999,
      Leads: 504899,
      Subject: 'The receipt never came',
      LeadStatusName: 'Waiting for you',
      ProcTime: '2024-12-21T09:05:00',
      LeadTypeName: 'Payments',
      LeadSourceName: 'Account',
      FormName: 'Refund request',
    },
    heard:
      'The receipt never came, Waiting for you, Dec 21, 2024, 9:05 AM, No. 504899, Payments, Account, Refund request.',
  },
  {
    row: {
      Id: 8998,
      Leads: 504898,
      Subject: 'Link my card to a new number',
      CountNotReadMessage: 1,
      LeadStatusName: 'New',
      ProcTime: '2024-12-18T23:59:00',
      LeadTypeName: 'Card',
      LeadSourceName: 'Phone',
      FormName: 'Card request',
    },
    heard:
      'Link my card to a new number, 1 unread message, New, Dec 18, 2024, 11:59 PM, No. 504898, Card, Phone, Card request.',
  },
  {
    row: {
      Id: 8997,
      Leads: 504897,
      Subject: 'Exchange for another size',
      LeadStatusName: 'Closed',
      ProcTime: '2024-11-30T08:51:00',
      LeadTypeName: 'Refunds',
      LeadSourceName: 'Email',
      FormName: 'Refund request',
    },
    heard:
      'Exchange for another size, Closed, Nov 30, 2024, 8:51 AM, No. 504897, Refunds, Email, Refund request.',
  },
  {
    row: {
      Id: 8996,
      Leads: 504896,
      Subject: 'Complaint about a store',
      LeadStatusName: 'Closed',
      ProcTime: '2024-10-24T18:56:00',
      LeadTypeName: 'Complaint',
      LeadSourceName: 'Website',
      FormName: 'Feedback',
    },
    heard:
      'Complaint about a store, Closed, Oct 24, 2024, 6:56 PM, No. 504896, Complaint, Website, Feedback.',
  },
];
