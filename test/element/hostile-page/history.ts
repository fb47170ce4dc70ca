import fc from 'fast-check';
import type { ClientLeads, TokenProvider } from '../../../src/index.js';
import { restorePage, setOnline, setVisibility } from '../../helpers/browser-state.js';
import { part } from '../../helpers/element.js';
import type { HostilePage, UNTIL } from './hostile-page.js';
import type { Answer, AnswerKind } from './page-host.js';
import type { News, SiteAnswer } from './page-site.js';
import { FAILURES, HostileError, OBJECTS, RENDERERS } from './values.js';

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

/** The action of a provider at one call, with a deed before its first `await` or after it. */
type Provision =
  'gives' | 'promises' | keyof typeof FAILURES | { when: 'first' | 'later'; deed: Deed };

/** A provider with one action for each call; the last action repeats. */
function provider(page: HostilePage, provisions: readonly Provision[]): TokenProvider {
  let calls = 0;
  return () => {
    const provision = provisions[calls++] ?? provisions.at(-1)!;
    const token = page.custody.giveToken();
    if (typeof provision === 'object') {
      const act = () => {
        if (calls <= provisions.length && !page.hostility.aborted) {
          provision.deed.do(page);
        }
        return token;
      };
      return provision.when === 'first' ? act() : Promise.resolve().then(act);
    }
    if (provision === 'gives' || provision === 'promises') {
      return provision === 'gives' ? token : Promise.resolve(token);
    }
    page.custody.failToGive();
    return FAILURES[provision]() as never;
  };
}

function signIn(page: HostilePage, client: string, provisions: readonly Provision[] | null): void {
  Object.assign(page.element, {
    client,
    token: provisions ? null : page.custody.createToken(),
    tokenProvider: provisions && provider(page, provisions),
  });
}

/** Lets the site say who is signed in, as the attributes of the page do not. */
function signInBySite(page: HostilePage): void {
  page.element.sessionUrl = page.site.url;
}

const client = fc.constantFrom('1', '2', '3');
const news = fc.constantFrom<News>(
  { type: 'ended' },
  { type: 'changed' },
  { type: 'answer', client: '1' },
  { type: 'answer', client: '2' },
  { type: 'answer', client: null },
);
const NOBODY = { client: null, token: null, tokenProvider: null };
/** The settings of the page: sign-outs, other clients without another token, and filters. */
const PROPERTIES: Partial<ClientLeads>[] = [
  ...[NOBODY, NOBODY, { token: null }, { client: null }, { tokenProvider: null }],
  ...['1', '2', '3', 'abc'].map((id) => ({ client: id })),
  ...[{ search: 'тема' }, { search: 'нет' }, { status: 'Новое' }, null].map((filter) => ({
    filter,
  })),
];

/** What the page does with its badge. */
const BADGE_DEEDS = {
  'by site': ({ badge, site }) => (badge.sessionUrl = site.url),
  'by page': (page) => signInBadge(page, '1'),
  'another client': (page) => signInBadge(page, '2'),
  nobody: ({ badge }) => (badge.token = null),
  remove: ({ badge }) => badge.remove(),
  first: ({ badge, place }) => place.prepend(badge),
  last: ({ badge, place }) => place.append(badge),
  changed: (page) => page.changeSessionOfBadge(),
  ended: ({ badge }) => badge.sessionEnded(),
} satisfies Record<string, (page: HostilePage) => unknown>;
const badgeDeed = fc.constantFrom(...(Object.keys(BADGE_DEEDS) as (keyof typeof BADGE_DEEDS)[]));

/** What the client presses. */
const control = fc.constantFrom('load-more', 'retry', 'filter-unread', 'filter-clear');

/** The client chooses a status. Other statuses than this one name their request. */
function choose(element: ClientLeads, status: '' | 'Новое'): void {
  const field = part(element, 'filter-status');
  if (field instanceof HTMLSelectElement) {
    field.value = status;
    field.dispatchEvent(new Event('change'));
  }
}

function signInBadge({ badge, custody }: HostilePage, id: string): void {
  Object.assign(badge, { sessionUrl: null, client: id, token: custody.createToken() });
}

/** Runs the deeds of `inner` inside callbacks; without it, these are deeds inside a callback. */
function deeds(inner?: fc.Arbitrary<Deed>): fc.Arbitrary<Deed> {
  const names = Object.keys(FAILURES) as (keyof typeof FAILURES)[];
  const simple = fc.constantFrom<Provision>('gives', 'gives', 'promises', 'promises', ...names);
  const acting = inner && fc.record({ when: fc.constantFrom('first', 'later'), deed: inner });
  const provisions = fc
    .tuple(
      // Most lists are shown before something fails.
      fc.constantFrom<Provision[]>([], ['gives'], ['promises']),
      fc.array(acting ? fc.oneof(simple, simple, acting) : simple, { minLength: 1, maxLength: 3 }),
    )
    .map(([first, others]) => [...first, ...others]);
  const renderer = fc.constantFrom(...(Object.keys(RENDERERS) as (keyof typeof RENDERERS)[]));
  const texts = fc.record({
    name: fc.constantFrom('messages', 'statusTones'),
    value: fc.constantFrom(...(Object.keys(OBJECTS) as (keyof typeof OBJECTS)[])),
  });
  const everywhere = [
    kind(
      9,
      'sign in',
      fc.record({ client, by: fc.option(provisions, { freq: 2 }) }),
      (page, { client: id, by }) => signIn(page, id, by),
    ),
    kind(12, 'set', fc.constantFrom(...PROPERTIES), ({ element }, properties) =>
      Object.assign(element, properties),
    ),
    kind(3, 'provider', provisions, (page, given) => {
      page.element.tokenProvider = provider(page, given);
    }),
    kind(6, 'texts', texts, ({ element }, { name, value }) =>
      Object.assign(element, { [name]: OBJECTS[value]() }),
    ),
    kind(3, 'draw', renderer, ({ element }, name) => {
      element.renderLead = RENDERERS[name]();
    }),
    kind(6, 'press', control, ({ element }, name) => part(element, name)?.click()),
    kind(2, 'choose', fc.constantFrom('', 'Новое'), ({ element }, status) =>
      choose(element, status),
    ),
    kind(2, 'more', NO_DETAIL, (page) => page.call('loadMore')),
    kind(1, 'refresh', NO_DETAIL, (page) => page.call('refresh')),
    kind(1, 'remove', NO_DETAIL, ({ element }) => element.remove()),
    kind(2, 'put into the page, or move', NO_DETAIL, ({ element, place }) => place.append(element)),
    kind(2, 'restore', NO_DETAIL, (page) => {
      if (page.site.isAnswering) {
        return;
      }
      if (page.element.isConnected) {
        page.custody.doubt();
      }
      page.site.distrust(false);
      restorePage();
    }),
    kind(2, 'leave the page', NO_DETAIL, (page) => {
      const { site } = page;
      if (!site.isAnswering) {
        site.distrust(true);
        window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        page.badge.judgeCover();
      }
    }),
    kind(2, 'site', fc.boolean(), (page, hasSite) => {
      page.element.sessionUrl = hasSite ? page.site.url : null;
    }),
    kind(1, 'API', fc.boolean(), ({ element, host }, isOwn) => {
      element.apiBase = isOwn ? host.base : 'https://stranger.example/';
    }),
    kind(2, 'session changed', NO_DETAIL, (page) => {
      if (page.element.sessionUrl) {
        page.site.tellChange();
      }
      page.call('sessionChanged');
    }),
    kind(1, 'session ended', NO_DETAIL, ({ element }) => element.sessionEnded()),
    kind(6, 'badge', badgeDeed, (page, run) => BADGE_DEEDS[run](page)),
    kind(3, 'hear', news, ({ site }, detail) => {
      if (!site.isAnswering) {
        site.hear(detail);
      }
    }),
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
    kind(2, 'visibility', fc.constantFrom('hidden', 'visible'), (_, state) => setVisibility(state)),
    kind(2, 'online', fc.boolean(), (_, isOnline) => setOnline(isOnline)),
    kind(3, 'wait', fc.constantFrom(LONG_MS, PAUSE_MS, PAUSE_MS), ({ clock, site }, ms) => {
      if (!site.isAnswering) {
        clock.pass(ms);
      }
    }),
  );
}

const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.oneof(
    fc.constant<AnswerKind>('page'),
    fc.constantFrom<AnswerKind>(401, 401, 403, 500, 503, 'code', 'drop', 'drop'),
  ),
  isHeld: fc.constantFrom(false, false, true),
  isDeaf: fc.boolean(),
  growth: fc.constantFrom(0, 0, 0, 0, 1, -1),
});

const siteAnswer: fc.Arbitrary<SiteAnswer> = fc.record({
  says: fc.constantFrom('1', '1', '1', '2', '3', 'nobody', 'fail', 'html'),
  isRenewed: fc.boolean(),
  isHeld: fc.constantFrom(false, false, true),
  isDeaf: fc.boolean(),
});

type Until = keyof typeof UNTIL;

const step = fc.record({
  deed: deeds(deeds()),
  /** The host's next answers. */
  answers: fc.array(answer, { maxLength: 3 }),
  siteAnswers: fc.array(siteAnswer, { maxLength: 2 }),
  /** The progress before the next step. Frames take time. */
  until: fc.oneof(
    {
      weight: 20,
      arbitrary: fc.constantFrom<Until>('at once', 'updated', 'next task', 'rest', 'rest'),
    },
    fc.constant<Until>('drawn'),
  ),
});

/** Shows the first client a list, and then follows these steps. */
export const history = fc.record({
  /** What `Math.random` returns, so that a history with waits can be repeated. */
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  rows: fc.integer({ min: 1, max: 25 }),
  properties: fc.record({
    firstPosition: fc.constantFrom(1, null),
    filterControls: fc.constantFrom('', 'search status unread period'),
    leadHref: fc.constantFrom(null, '/inquiries/{number}'),
    filter: fc.constantFrom(null, { search: 'тема' }),
  }),
  signIn: fc
    .constantFrom<['gives'] | 'site' | null>(null, ['gives'], 'site', 'site')
    .map(
      (by) =>
        new Deed('sign in', by, (page) =>
          by === 'site' ? signInBySite(page) : signIn(page, '1', by),
        ),
    ),
  isBadgeFirst: fc.boolean(),
  badge: fc
    .constantFrom<keyof typeof BADGE_DEEDS>('by site', 'by page')
    .map((name) => new Deed('badge', name, (page) => BADGE_DEEDS[name](page))),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
});

export type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
