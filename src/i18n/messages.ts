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
  /** The same, without a number. */
  readonly unnamed: Text;
  /** `{shown}`, `{total}` */
  readonly shown: Text;
  /** Spoken in place of the number in the badge; `{n}`. */
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
  /** Name of the filter. */
  readonly period: Text;
  readonly from: Text;
  readonly to: Text;
  readonly apply: Text;
  readonly reset: Text;
  /** The period starts after it ends. */
  readonly periodError: Text;
}
