const ENDPOINT_PATH = '/api/client/LeadsPagingInfo';

/** Whose inquiries are requested. Numbers are digits, since they may exceed 2^53. */
export interface LeadsQuery {
  readonly siteCode: string;
  readonly client: string;
  readonly operator?: string | undefined;
  readonly begDate?: string | undefined;
  readonly endDate?: string | undefined;
}

export interface PageRequest extends LeadsQuery {
  readonly token: string;
  /** The API's position of the first row. */
  readonly start: number;
  readonly length: number;
}

/** A field of the request: the API's name, and the value as text. */
export type Field = readonly [name: string, value: string];

/**
 * Returns the fields that are set, in the order of the data contract: first those of its base class,
 * then the others, each group in alphabetical order. In XML, the API silently skips a field that is
 * out of order.
 */
export function fieldsOf(request: PageRequest): Field[] {
  const fields = {
    Operator: request.operator,
    SiteCode: request.siteCode,
    Token: request.token,
    BegDate: request.begDate,
    Client: request.client,
    EndDate: request.endDate,
    Length: request.length,
    Start: request.start,
  };
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

/** Returns the URL that is asked for pages. Ignores query and fragment of the base. */
export function endpointOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/?$/, ENDPOINT_PATH);
}

export interface Format {
  readonly contentType: string;
  encode(fields: readonly Field[]): string;
}

/** The formats of every API. `xml.ts` has the third, which a badge does not need. */
export const FORMATS = {
  json: {
    contentType: 'application/json',
    encode: (fields) => JSON.stringify(Object.fromEntries(fields), toJsonValue),
  },
  form: {
    contentType: 'application/x-www-form-urlencoded',
    encode: (fields) => new URLSearchParams(Object.fromEntries(fields)).toString(),
  },
} satisfies Record<string, Format>;

/** Returns an integer as a number. Beyond 2^53, a string of digits is what the API binds exactly. */
export function toJsonValue(name: string, value: unknown): unknown {
  const isExact = name !== 'SiteCode' && Number.isSafeInteger(Number(value));
  return isExact ? Number(value) : value;
}
