/** What can differ. `result` is what the API client made of the answers. */
export const PARTS = ['status', 'type', 'body', 'bound', 'result'] as const;
export type Part = (typeof PARTS)[number];

interface Difference {
  /** Why the demo API does not do what Mono's Web API does. */
  readonly reason: string;
  /** Which parts differ, by the title of the case. */
  readonly cases: Readonly<Record<string, readonly Part[]>>;
}

/**
 * What is not compared where both hosts answer with a failure. Mono's Web API is a preview of the
 * first version: its errors are bare strings, exceptions as they are, or nothing. The demo API has
 * the errors of Web API 2. What the client makes of either is compared.
 */
export const FREE_IN_FAILURES: readonly Part[] = ['type', 'body'];

export const DIFFERENCES: readonly Difference[] = [
  {
    reason:
      'Web API 2 writes a control character as a reference. That of Mono cannot write it at all.',
    cases: {
      'reads a control character in xml': ['status', 'type', 'body', 'bound', 'result'],
    },
  },
  {
    reason: 'Web API 2 refuses a media type with 415. That of Mono fails with 500.',
    cases: {
      'a body as text/plain': ['status'],
      'a body as nothing': ['status'],
    },
  },
  {
    reason: 'The demo API reads JSON as its standard has it, which is how the element writes it.',
    cases: {
      "JSON {'Client':1}": ['status', 'body', 'bound'],
      'JSON {"Client":NaN}': ['status', 'body', 'bound'],
    },
  },
  {
    reason: 'The demo API takes digits for an integer, and a string for a text, and nothing else.',
    cases: {
      'Client 0x10 in a form': ['bound'],
      'Client 1.5 without quotes in JSON': ['bound'],
      'Client 1e3 without quotes in JSON': ['bound'],
      'Client true without quotes in JSON': ['bound'],
      'SiteCode true in JSON': ['bound'],
    },
  },
  {
    reason: 'Json.NET gives up the members after an object in the place of an integer.',
    cases: { 'Client {"a":1} without quotes in JSON': ['bound'] },
  },
  {
    reason: 'The demo API takes a whole ISO 8601 date for a date, and nothing else.',
    cases: {
      'BegDate 10:00 in JSON': ['body', 'bound'],
      'BegDate 10:00 in a form': ['body', 'bound'],
      'BegDate /Date(1766361600000)/ in JSON': ['body', 'bound'],
    },
  },
  {
    reason: 'The demo API cuts an eighth fractional digit, where .NET rounds.',
    cases: {
      'BegDate 2025-12-22T10:00:00.12345678 in JSON': ['bound'],
      'BegDate 2025-12-22T10:00:00.12345678 in a form': ['bound'],
      'BegDate 2025-12-22T10:00:00.12345678 in XML': ['bound'],
    },
  },
  {
    reason: 'The demo API takes 0001-01-01 for no date as soon as it is bound.',
    cases: {
      'BegDate 0001-01-01 in JSON': ['bound'],
      'BegDate 0001-01-01 in a form': ['bound'],
      'BegDate 0001-01-01 in XML': ['bound'],
    },
  },
  {
    reason: 'The demo API reads forms as browsers write them, not as jQuery does.',
    cases: {
      'form SiteCode=%u0422': ['bound'],
      'form Client[]=5': ['bound'],
    },
  },
  {
    reason: 'The demo API serves one path, without a slash at its end.',
    cases: {
      'the path /api/client/LeadsPagingInfo/': ['status', 'body', 'bound'],
    },
  },
];
