const ENDPOINT_PATH = '/api/client/LeadsPagingInfo';

/** Names the client whose inquiries are requested, and the period. All values are checked. */
export interface LeadsQuery {
  readonly siteCode: string;
  /** Digits. A string, since the value may exceed 2^53. */
  readonly client: string;
  /** Digits. A string, since the value may exceed 2^53. */
  readonly operator?: string | undefined;
  /** Start of the period, inclusive, as it is sent: for example `2025-12-01T00:00:00`. */
  readonly begDate?: string | undefined;
  /** End of the period, inclusive, as it is sent. */
  readonly endDate?: string | undefined;
}

/** The rows of the API's list that are requested. */
export interface RowRange {
  /** The API's position of the first row. */
  readonly start: number;
  readonly length: number;
}

export interface PageRequest extends LeadsQuery, RowRange {
  readonly token: string;
}

/** Returns the URL that is asked for pages. Ignores query and fragment of the base. */
export function endpointOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/?$/, ENDPOINT_PATH);
}
