import type { Messages } from './messages.js';

/** `other` stands for the category `many`. No count has a fraction, so it has no other use. */
export const ru: Messages = {
  heading: 'Обращения',
  number: '№\u00a0{number}',
  untitled: 'Обращение №\u00a0{number}',
  unnamed: 'Обращение',
  shown: 'Показано {shown} из {total}',
  unread: { one: '{n} непрочитанное', other: '{n} непрочитанных' },
  loadMore: 'Показать ещё {n}',
  newLeads: {
    one: '{n} новое обращение',
    few: '{n} новых обращения',
    other: '{n} новых обращений',
  },
  loaded: 'Загружено ещё {n}. Показано {shown} из {total}',
  loading: 'Загружаем обращения…',
  empty: 'Обращений пока нет',
  emptyPeriod: 'За этот период обращений нет',
  error: 'Не удалось загрузить обращения',
  errorMore: 'Не удалось загрузить следующие обращения',
  errorOffline: 'Нет подключения к интернету. Загрузим обращения, как только оно появится',
  errorTimeout: 'Сервер долго не отвечает. Попробуйте ещё раз',
  errorConfig: 'Список обращений сейчас недоступен',
  retry: 'Попробовать снова',
  period: 'Период',
  periodFrom: 'С',
  periodTo: 'По',
  periodApply: 'Применить',
  periodReset: 'Сбросить',
  periodError: 'Начало периода позже его конца',
};
