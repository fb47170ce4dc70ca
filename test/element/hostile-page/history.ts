import fc from 'fast-check';
import type { ClientLeads } from '../../../src/index.js';
import { setOnline } from '../../helpers/browser-state.js';
import { part } from '../../helpers/element.js';
import { HostileError, type HostilePage, type UNTIL } from './hostile-page.js';
import type { Answer, AnswerKind } from './page-host.js';
import type { News, SiteAnswer } from './page-site.js';

/** A quiet refresh is due meanwhile. */
const LONG_MS = 25_000;
/** A sentence is spoken meanwhile. */
const PAUSE_MS = 200;

/** An action of the page, as its own step or inside a callback of the element. */
class Deed {
  readonly #run: (page: HostilePage, event?: Event) => void;

  /** A failure prints the name and the detail. */
  constructor(
    readonly name: string,
    readonly detail: unknown,
    run: (page: HostilePage, event?: Event) => void,
  ) {
    this.#run = run;
  }

  do(page: HostilePage, event?: Event): void {
    page.custody.act();
    this.#run(page, event);
  }
}

const NO_DETAIL = fc.constant('');

/** A kind of deed, and its weight. */
function kind<T>(
  weight: number,
  name: string,
  details: fc.Arbitrary<T>,
  run: (page: HostilePage, detail: T, event?: Event) => void,
): { weight: number; arbitrary: fc.Arbitrary<Deed> } {
  const create = (detail: T) => new Deed(name, detail, (page, event) => run(page, detail, event));
  return { weight, arbitrary: details.map(create) };
}

const client = fc.constantFrom('1', '2', '3');
const news = fc.constantFrom<News>(
  { type: 'ended' },
  { type: 'changed' },
  { type: 'answer', client: '1' },
  { type: 'answer', client: '2' },
  { type: 'answer', client: null },
);
const NOBODY = { client: null, token: null };
/** The settings of the page: sign-outs, other clients without another token, and filters. */
const PROPERTIES: Partial<ClientLeads>[] = [
  ...[NOBODY, NOBODY, { token: null }, { client: null }],
  ...['1', '2', '3', 'abc'].map((id) => ({ client: id })),
  ...[{ search: 'тема' }, { search: 'нет' }, { status: 'Новое' }, null].map((filter) => ({
    filter,
  })),
];

/** What the page does with its badge. */
const BADGE_DEEDS = {
  'by site': ({ badge, site }) => (badge.sessionUrl = site.url),
  'by nobody': ({ badge }) => (badge.sessionUrl = null),
  remove: ({ badge }) => badge.remove(),
  first: ({ badge, place }) => place.prepend(badge),
  last: ({ badge, place }) => place.append(badge),
  changed: (page) => page.changeSession(page.badge),
  ended: ({ badge }) => badge.sessionEnded(),
} satisfies Record<string, (page: HostilePage) => unknown>;
const badgeDeed = fc.constantFrom(...(Object.keys(BADGE_DEEDS) as (keyof typeof BADGE_DEEDS)[]));

/** What the client presses. */
const control = fc.constantFrom(
  'load-more',
  'retry',
  'filter-all',
  'filter-waiting',
  'filter-unread',
  'filter-clear',
);

/** Runs the deeds of `inner` inside callbacks; without it, these are deeds inside a callback. */
function deeds(inner?: fc.Arbitrary<Deed>): fc.Arbitrary<Deed> {
  const everywhere = [
    kind(9, 'sign in', client, ({ element, custody }, id) =>
      Object.assign(element, { client: id, token: custody.createToken() }),
    ),
    kind(12, 'set', fc.constantFrom(...PROPERTIES), (page, properties) => page.set(properties)),
    kind(3, 'another token', NO_DETAIL, ({ element, custody }) => {
      element.token = custody.createToken();
    }),
    kind(6, 'press', control, ({ element }, name) => part(element, name)?.click()),
    kind(2, 'more', NO_DETAIL, (page) => page.call('loadMore')),
    kind(4, 'refresh', NO_DETAIL, (page) => page.call('refresh')),
    kind(1, 'remove', NO_DETAIL, ({ element }) => element.remove()),
    kind(2, 'put into the page, or move', NO_DETAIL, (page) => page.come()),
    kind(
      3,
      'take out and put back, or move',
      fc.boolean(),
      (page, isMove) => void page.takeOut(isMove),
    ),
    kind(4, 'swap the body', NO_DETAIL, (page) => page.swap()),
    kind(2, 'restore', NO_DETAIL, (page) => page.restore()),
    kind(2, 'leave the page', NO_DETAIL, (page) => page.hide()),
    kind(2, 'site', fc.boolean(), (page, hasSite) => {
      page.element.sessionUrl = hasSite ? page.site.url : null;
    }),
    kind(3, 'session changed', NO_DETAIL, (page) => page.changeSession(page.element)),
    kind(1, 'session ended', NO_DETAIL, ({ element }) => element.sessionEnded()),
    kind(6, 'badge', badgeDeed, (page, run) => BADGE_DEEDS[run](page)),
    kind(2, 'act in the page', fc.constantFrom('click', 'keydown', 'submit'), (page, type) =>
      page.actInPage(type),
    ),
    kind(5, 'hear', news, (page, detail) => page.hear(detail)),
  ];
  if (!inner) {
    return fc.oneof(
      ...everywhere,
      kind(2, 'cancel', NO_DETAIL, (_page, _detail, event) => event?.preventDefault()),
      kind(3, 'throw', NO_DETAIL, () => {
        throw new HostileError('hostile');
      }),
    );
  }
  const type = fc.constantFrom('leads-load', 'leads-error', 'leads-change', 'leads-filter-change');
  return fc.oneof(
    ...everywhere,
    kind(12, 'listen', fc.record({ type, deed: inner }), (page, { type: name, deed }) =>
      page.element.addEventListener(name, (event: Event) => deed.do(page, event), {
        once: true,
        signal: page.hostility,
      }),
    ),
    kind(2, 'draw and do, for the first row', inner, (page, deed) => {
      let hasDone = false;
      page.element.renderLead = ({ subject }) => {
        if (!hasDone) {
          hasDone = true;
          deed.do(page);
        }
        return subject;
      };
    }),
    kind(3, 'release', fc.constantFrom('oldest', 'newest'), ({ host }, end) => host.release(end)),
    kind(2, 'release a question', fc.constantFrom('oldest', 'newest'), ({ site }, end) =>
      site.release(end),
    ),
    kind(1, 'visibility', fc.constantFrom('hidden', 'visible'), (page, state) => page.show(state)),
    kind(4, 'come back', NO_DETAIL, (page) => page.show('hidden', 'visible')),
    kind(2, 'online', fc.boolean(), (_, isOnline) => setOnline(isOnline)),
    kind(3, 'wait', fc.constantFrom(LONG_MS, PAUSE_MS, PAUSE_MS), ({ clock }, ms) =>
      clock.pass(ms),
    ),
  );
}

const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.oneof(
    fc.constant<AnswerKind>('page'),
    fc.constantFrom<AnswerKind>(401, 401, 403, 500, 503, 'code', 'drop', 'drop'),
  ),
  isHeld: fc.boolean(),
  isDeaf: fc.boolean(),
  growth: fc.constantFrom(0, 0, 0, 0, 1, -1),
});

const siteAnswer: fc.Arbitrary<SiteAnswer> = fc.record({
  says: fc.constantFrom('1', '1', '1', '2', '3', 'nobody', 'fail', 'html', 'empty'),
  isRenewed: fc.boolean(),
  isHeld: fc.boolean(),
  isDeaf: fc.boolean(),
});

type Until = keyof typeof UNTIL;

const step = fc.record({
  deed: deeds(deeds()),
  /** The host's next answers. */
  answers: fc.array(answer, { maxLength: 3 }),
  siteAnswers: fc.array(siteAnswer, { maxLength: 2 }),
  /** The progress before the next step. */
  until: fc.constantFrom<Until>('at once', 'updated', 'next task', 'next task', 'rest'),
});

/** Shows the first client a list, and then follows these steps. */
export const history = fc.record({
  /** What `Math.random` returns, so that a history with waits can be repeated. */
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  rows: fc.integer({ min: 1, max: 25 }),
  properties: fc.record({
    firstPosition: fc.constantFrom(1, null),
    filterControls: fc.constantFrom('', 'search status waiting unread'),
    leadHref: fc.constantFrom(null, '/inquiries/{number}'),
    filter: fc.constantFrom(null, { search: 'тема' }),
  }),
  isBySite: fc.boolean(),
  /** The early file asks for a tag, and the element comes after so many steps; 0 without the file. */
  earlySteps: fc.constantFrom(0, 0, 0, 1, 2, 3),
  earlyAnswer: answer,
  earlySiteAnswer: siteAnswer,
  hasBadge: fc.boolean(),
  isBadgeFirst: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
});

export type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
