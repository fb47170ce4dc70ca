/** A sentence with placeholders such as `{n}`, whole or by plural category of `{n}`. */
export type Text = string | PluralText;

/** Sentences by category of `Intl.PluralRules`; `other` serves for a category that is missing. */
export type PluralText = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Every text the element shows or speaks. */
export interface Messages {
  readonly heading: Text;
  /** `{number}` */
  readonly number: Text;
  /** In place of a subject; `{number}`. */
  readonly untitled: Text;
  /** `{shown}`, `{total}` */
  readonly shown: Text;
  /** `{n}` */
  readonly unread: Text;
  /** `{n}` */
  readonly loadMore: Text;
  /** `{n}` */
  readonly newLeads: Text;
  /** `{n}`, `{shown}`, `{total}` */
  readonly loaded: Text;
  readonly loading: Text;
  readonly empty: Text;
  readonly emptyPeriod: Text;
  readonly error: Text;
  readonly errorMore: Text;
  readonly offline: Text;
  readonly timeout: Text;
  readonly config: Text;
  readonly retry: Text;
}

export const ru: Messages = {
  heading: 'Обращения',
  number: '№\u00a0{number}',
  untitled: 'Обращение №\u00a0{number}',
  shown: 'Показано {shown} из {total}',
  unread: {
    one: '{n} непрочитанное',
    other: '{n} непрочитанных',
  },
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
  offline: 'Нет подключения к интернету. Загрузим обращения, как только оно появится',
  timeout: 'Сервер долго не отвечает. Попробуйте ещё раз',
  config: 'Список обращений сейчас недоступен',
  retry: 'Попробовать снова',
};
