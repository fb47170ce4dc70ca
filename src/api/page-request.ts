/** Whose inquiries are asked for, checked: what goes into every request beside the token. */
export interface LeadsQuery {
  readonly siteCode: string;
  /** Digits; kept as a string, since it may pass 2^53. */
  readonly client: string;
  readonly operator?: string | undefined;
  /** Start of the period as sent, inclusive, such as `2025-12-01T00:00:00`. */
  readonly begDate?: string | undefined;
  /** End of the period as sent, inclusive. */
  readonly endDate?: string | undefined;
}

/** One request for a page. */
export interface PageRequest extends LeadsQuery {
  readonly token: string;
  /** The host's position of the first row wanted. */
  readonly start: number;
  /** How many rows are wanted. */
  readonly length: number;
}
