/** A sentence with placeholders such as `{n}`: one, or one for each plural category of `{n}`. */
export type Text = string | PluralText;

/** Sentences by category of `Intl.PluralRules`; `other` stands in for a category that is missing. */
export type PluralText = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Every text that the element shows or speaks. */
export interface Messages {
  readonly heading: Text;
  /** `{number}` */
  readonly number: Text;
  /** Stands in for a missing subject; `{number}`. */
  readonly untitled: Text;
  /** Stands in for a missing subject if the number is missing, too. */
  readonly unnamed: Text;
  /** `{shown}`, `{total}` */
  readonly shown: Text;
  /** Spoken in place of the number in the badge; `{n}`. */
  readonly unread: Text;
  /** `{n}` */
  readonly loadMore: Text;
  /** On the button for more, while it is busy. */
  readonly loadingMore: Text;
  /** `{n}` */
  readonly newLeads: Text;
  /** `{n}`, `{shown}`, `{total}` */
  readonly loaded: Text;
  readonly loading: Text;
  /** The leads that pass a filter, once all are read; `{n}`, `{total}`. */
  readonly found: Text;
  /** While there is more to read; `{n}`, `{loaded}`, `{total}`. */
  readonly foundSoFar: Text;
  /** Once enough are read; `{n}`, `{loaded}`, `{total}`. */
  readonly foundAmong: Text;
  /** If the host's count is wrong; `{n}`. */
  readonly foundCount: Text;
  readonly noMatches: Text;
  /** If the host has given less than it counts. */
  readonly noMatchesRead: Text;
  readonly noMatchesHint: Text;
  /** The button while it reads on. */
  readonly searching: Text;
  /** The button that reads on. */
  readonly searchFurther: Text;
  readonly empty: Text;
  /** Says what will come where there are no inquiries yet. */
  readonly emptyHint: Text;
  readonly emptyPeriod: Text;
  /** The button that lifts the period. */
  readonly showAll: Text;
  readonly error: Text;
  readonly errorMore: Text;
  readonly errorOffline: Text;
  readonly errorTimeout: Text;
  /** The host has refused the token. */
  readonly errorAuth: Text;
  readonly errorConfig: Text;
  readonly errorConfigHint: Text;
  readonly retry: Text;
  /** The link to where the reader can sign in again. */
  readonly login: Text;
  /** Name of the controls above the list. */
  readonly filters: Text;
  readonly filterSearch: Text;
  readonly filterSearchClear: Text;
  readonly filterStatus: Text;
  readonly filterStatusAny: Text;
  /** Says that statuses are those of the leads read so far; `{n}`. */
  readonly filterStatusRead: Text;
  readonly filterUnread: Text;
  /** Comes before the name of a condition that the button takes off. */
  readonly filterRemove: Text;
  readonly filterClear: Text;
  /** Name of the controls of the period. */
  readonly period: Text;
  readonly periodAll: Text;
  readonly periodMonth: Text;
  readonly periodQuarter: Text;
  readonly periodYear: Text;
  /** Days of the reader's own. */
  readonly periodDates: Text;
  readonly periodFrom: Text;
  readonly periodTo: Text;
  readonly periodApply: Text;
  readonly periodReset: Text;
  /** The period starts after it ends. */
  readonly periodError: Text;
}
