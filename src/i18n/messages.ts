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
  /** Name of the controls of the period. */
  readonly period: Text;
  readonly periodFrom: Text;
  readonly periodTo: Text;
  readonly periodApply: Text;
  readonly periodReset: Text;
  /** The period starts after it ends. */
  readonly periodError: Text;
}
