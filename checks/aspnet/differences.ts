/** The parts that can differ. `result` is the API client's result for the answers. */
export const PARTS = ['status', 'type', 'body', 'bound', 'result'] as const;
export type Part = (typeof PARTS)[number];

interface Difference {
  /** Why the demo API differs from Mono's Web API. */
  readonly reason: string;
  /** The parts that differ, by the title of the case. */
  readonly cases: Readonly<Record<string, readonly Part[]>>;
}

/**
 * The parts that are not compared if both hosts answer with a failure. Mono's Web API is a preview
 * of the first version: its errors are bare strings, raw exceptions, or nothing. The demo API has
 * the errors of Web API 2. The results of the client are compared.
 */
export const FREE_IN_FAILURES: readonly Part[] = ['type', 'body'];

export const DIFFERENCES: readonly Difference[] = [
  {
    reason:
      'Web API 2 writes a control character as a reference. Mono’s version cannot write it at all.',
    cases: {
      'reads a control character in xml': ['status', 'type', 'body', 'bound', 'result'],
    },
  },
  {
    reason: 'Web API 2 refuses a media type with 415. Mono’s version fails with 500.',
    cases: {
      'a body as text/plain': ['status'],
      'a body as nothing': ['status'],
    },
  },
  {
    reason: 'The demo API reads only standard JSON, which is what the element writes.',
    cases: {
      "JSON {'Client':1}": ['status', 'body', 'bound'],
      'JSON {"Client":NaN}': ['status', 'body', 'bound'],
    },
  },
  {
    reason: 'The demo API accepts only digits for an integer, and only a string for a text.',
    cases: {
      'Client 0x10 in a form': ['bound'],
      'Client 1.5 without quotes in JSON': ['bound'],
      'Client 1e3 without quotes in JSON': ['bound'],
      'Client true without quotes in JSON': ['bound'],
      'SiteCode true in JSON': ['bound'],
    },
  },
  {
    reason: 'Json.NET drops the members after an object instead of an integer.',
    cases: { 'Client {"a":1} without quotes in JSON': ['bound'] },
  },
  {
    reason: 'The demo API accepts only a complete ISO 8601 date.',
    cases: {
      'BegDate 10:00 in JSON': ['body', 'bound'],
      'BegDate 10:00 in a form': ['body', 'bound'],
      'BegDate /Date(1766361600000)/ in JSON': ['body', 'bound'],
    },
  },
  {
    reason: 'The demo API drops an eighth fractional digit; .NET rounds.',
    cases: {
      'BegDate 2025-12-22T10:00:00.12345678 in JSON': ['bound'],
      'BegDate 2025-12-22T10:00:00.12345678 in a form': ['bound'],
      'BegDate 2025-12-22T10:00:00.12345678 in XML': ['bound'],
    },
  },
  {
    reason: 'The demo API treats 0001-01-01 as no date as soon as it is bound.',
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
    reason: 'The demo API serves one path, without a trailing slash.',
    cases: {
      'the path /api/client/LeadsPagingInfo/': ['status', 'body', 'bound'],
    },
  },
];
