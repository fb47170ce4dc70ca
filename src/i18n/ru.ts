import { unreadTexts } from './unread-texts.js';

/**
 * The Russian texts, which also define the keys. `other` replaces the category `many`. It has no
 * other use, since no count has a fraction.
 */
export const ru = {
  heading: 'Обращения',
  number: '№\u00a0{number}',
  /** Replaces a missing subject. */
  untitled: 'Обращение №\u00a0{number}',
  /** Replaces a missing subject if the number is missing, too. */
  unnamed: 'Обращение',
  shown: 'Показано {shown} из {total}',
  /** Once all are shown. */
  total: 'Всего {total}',
  ...unreadTexts.ru,
  loadMore: 'Показать ещё {n}',
  /** On the button for more, while it is busy. */
  loadingMore: 'Загружаем…',
  newLeads: {
    one: '{n} новое обращение',
    few: '{n} новых обращения',
    other: '{n} новых обращений',
  },
  loaded: 'Загружено ещё {n}. Показано {shown} из {total}',
  loading: 'Загружаем обращения…',
  /** After all leads are read. */
  found: 'Найдено {n} из {total}',
  /** After all leads are read, if `waiting` is the only condition. Spoken only. */
  foundWaiting: 'Ждут меня: {n}',
  /** While there is more to read. */
  foundSoFar: 'Найдено {n}. Просмотрено {loaded} из {total}',
  /** If the API's count is wrong. */
  foundCount: 'Найдено {n}',
  noMatches: 'Ничего не найдено',
  /** While there is more to read, or if the API has returned fewer leads than it counts. */
  noMatchesAmong: 'Среди {loaded} из {total} ничего не найдено',
  noMatchesHint: 'Попробуйте слово короче или только его начало',
  /** On the button that reads on, while it is busy. */
  searching: 'Ищем…',
  searchFurther: 'Искать дальше',
  empty: 'Обращений пока нет',
  emptyHint: 'Когда вы обратитесь к нам, обращение появится здесь',
  emptyPeriod: 'За этот период обращений нет',
  error: 'Не удалось загрузить обращения',
  errorMore: 'Не удалось загрузить следующие обращения',
  errorOffline: 'Нет подключения к интернету',
  errorOfflineHint: 'Загрузим обращения, как только оно появится',
  errorTimeout: 'Сервер долго не отвечает',
  /** The API has refused the token. */
  errorAuth: 'Сеанс завершён. Войдите ещё раз',
  errorConfig: 'Список обращений сейчас недоступен',
  errorConfigHint: 'Попробуйте зайти позже',
  retry: 'Попробовать снова',
  /** Below a failure that is tried again by itself. */
  retryHint: 'Попробуем ещё раз сами',
  login: 'Войти',
  signedOut: 'Войдите, чтобы увидеть обращения',
  /** The name of the controls above the list. */
  filters: 'Фильтры',
  filterSearch: 'Поиск',
  filterSearchClear: 'Очистить поиск',
  filterStatus: 'Статус',
  filterStatusAny: 'Все статусы',
  /** The name of the box with the next three, of which one is chosen. */
  filterShow: 'Показать',
  filterAll: 'Все',
  filterWaiting: 'Ждут меня',
  filterUnread: 'Непрочитанные',
  /** Spoken instead of the number of inquiries that one of these would show. */
  filterCount: {
    one: '{n} обращение',
    few: '{n} обращения',
    other: '{n} обращений',
  },
  /** The same, while more of them may be found. */
  filterCountAtLeast: {
    one: 'не меньше {n} обращения',
    other: 'не меньше {n} обращений',
  },
  filterClear: 'Сбросить',
};
