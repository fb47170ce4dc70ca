/** A sentence with placeholders such as `{n}`, or one for each plural category of `{n}`. */
export type Text = string | PluralText;

/** Sentences by category of `Intl.PluralRules`; `other` replaces a missing category. */
export type PluralText = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Every text that the element shows or speaks. */
export interface Messages {
  readonly heading: Text;
  /** `{number}` */
  readonly number: Text;
  /** Replaces a missing subject; `{number}`. */
  readonly untitled: Text;
  /** Replaces a missing subject if the number is missing, too. */
  readonly unnamed: Text;
  /** `{shown}`, `{total}` */
  readonly shown: Text;
  /** Spoken instead of the number in the badge; `{n}`. */
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
  /** The leads that pass a filter, after all are read; `{n}`, `{total}`. */
  readonly found: Text;
  /** While there is more to read; `{n}`, `{loaded}`, `{total}`. */
  readonly foundSoFar: Text;
  /** After reading has stopped; `{n}`, `{loaded}`, `{total}`. */
  readonly foundAmong: Text;
  /** If the host's count is wrong; `{n}`. */
  readonly foundCount: Text;
  readonly noMatches: Text;
  /** If the host has returned fewer leads than it counts. */
  readonly noMatchesRead: Text;
  readonly noMatchesHint: Text;
  /** The button while it reads on. */
  readonly searching: Text;
  /** The button that reads on. */
  readonly searchFurther: Text;
  readonly empty: Text;
  /** Tells what will appear here if there are no inquiries yet. */
  readonly emptyHint: Text;
  readonly emptyPeriod: Text;
  /** The button that removes the period. */
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
  /** The link to the page on which the reader can sign in again. */
  readonly login: Text;
  /** The name of the controls above the list. */
  readonly filters: Text;
  readonly filterSearch: Text;
  readonly filterSearchClear: Text;
  readonly filterStatus: Text;
  readonly filterStatusAny: Text;
  /** Explains that the statuses are those of the leads read so far; `{n}`. */
  readonly filterStatusRead: Text;
  readonly filterUnread: Text;
  readonly filterClear: Text;
  /** The name of the controls of the period. */
  readonly period: Text;
  readonly periodAll: Text;
  readonly periodMonth: Text;
  readonly periodQuarter: Text;
  readonly periodYear: Text;
  /** Days of the reader's own choice. */
  readonly periodDates: Text;
  readonly periodFrom: Text;
  readonly periodTo: Text;
  readonly periodApply: Text;
  readonly periodReset: Text;
  /** The period starts after it ends. */
  readonly periodError: Text;
}
