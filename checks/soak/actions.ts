/** What happens in a soak: at random, but the same for the same seed. */
import fc from 'fast-check';

/** What a reader or the page does to an element. What is likelier stands here more than once. */
const IN_PAGE = [
  'loadMore',
  'refresh',
  'pressMore',
  'pressMore',
  'pressRetry',
  'pressRetry',
  'pressUnread',
  'clearSearch',
  'chooseStatus',
  'choosePeriod',
  'scroll',
  'clearFilter',
  'signOut',
  'signIn',
  'signIn',
  'changeClient',
  'move',
  'replace',
  'remove',
  'insert',
  'insert',
] as const;

/** What happens to a tab, from outside the page. */
const IN_BROWSER = ['type', 'type', 'offline', 'online', 'online', 'leave'] as const;

/** What happens to the API of an element. */
const ON_HOST = ['insert', 'remove', 'move', 'fail', 'refuse', 'heal', 'heal', 'heal'] as const;

export type PageAction = (typeof IN_PAGE)[number];
export type BrowserAction = (typeof IN_BROWSER)[number];
export type HostAction = (typeof ON_HOST)[number];

const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ page: fc.constantFrom(...IN_PAGE) }) },
  { weight: 3, arbitrary: fc.record({ host: fc.constantFrom(...ON_HOST) }) },
  { weight: 1, arbitrary: fc.record({ browser: fc.constantFrom(...IN_BROWSER) }) },
);

/** One action in one tab, of which the other tabs are hidden meanwhile. */
const step = fc.record({
  tab: fc.nat(),
  element: fc.nat(),
  action,
  /** The option that is chosen, or the text that is typed. */
  value: fc.nat({ max: 99 }),
});

export type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Returns a stretch of steps, which is as long for every seed. */
export function stretch(seed: number): Step[] {
  return fc.sample(step, { seed, numRuns: 100 });
}
