import type { Settings } from './settings.js';

/** The situations of the demo host, by site code. The page of situations describes them. */
export const SITUATIONS: Readonly<Record<string, Partial<Settings>>> = {
  'GIFT-01': {},
  SLOW: { delay: 3000 },
  // Longer than anybody looks at a page.
  WAITING: { delay: 3_600_000 },
  FAIL: { fail: { status: 503, when: 'always' } },
  FLAKY: { fail: { status: 503, when: 'every-other' } },
  'FAIL-NEXT': { fail: { status: 500, when: 'further' } },
  'SIGNED-OUT': { fail: { status: 401, when: 'always' } },
  'SIGNED-OUT-NEXT': { fail: { status: 401, when: 'further' } },
  'SLOW-NEXT': { delay: 3000, delayed: 'further' },
  'WAITING-NEXT': { delay: 3_600_000, delayed: 'further' },
  BROKEN: { fail: { status: 500, when: 'always' } },
  HTML: { page: 'html' },
  REDIRECT: { page: 'redirect' },
  MOVING: { moving: true },
  EXTRA: { extraRows: 1 },
  'LIES-MORE': { totalOffset: 3 },
  'LIES-LESS': { totalOffset: -3 },
  ZERO: { firstPosition: 0 },
  'NO-FORM': { forms: 415 },
  'NO-FORM-500': { forms: 500 },
  'API-ERROR': { apiError: { code: 10 } },
  ABSENT: { nulls: 'absent' },
  NULLS: { nullList: true, nulls: 'empty', numbersAsStrings: true },
  MANY: { leads: 10_000 },
  EMPTY: { empty: true },
  RATE: { fail: { status: 429, when: 'every-other', retryAfter: 2 } },
};

/** The tokens that the demo host accepts. The second one exceeds the precision of a double. */
export const DEMO_TOKENS: readonly bigint[] = [55120938n, 9007199254740993n];

/** The number of inquiries of each client of the demo host. Other clients have none. */
export const DEMO_CLIENTS = {
  1000: 0,
  1001: 1,
  1003: 3,
  1017: 137,
  1020: 20,
  1021: 21,
  10000: 10_000,
};
