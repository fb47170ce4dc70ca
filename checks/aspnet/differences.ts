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
];
