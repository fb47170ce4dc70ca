import fc from 'fast-check';
import { FAILURES, OBJECTS, RENDERERS } from './hostile-values.js';
import type { Answer, AnswerKind } from './page-host.js';

const EVENTS = [
  'leads-load',
  'leads-error',
  'leads-change',
  'leads-change',
  'leads-filter-change',
] as const;

/** What a provider does at one call. */
export type Provision =
  | 'gives'
  | 'promises'
  | keyof typeof FAILURES
  /** It does something, before its first `await` or after it, and gives the token then. */
  | { readonly when: 'first' | 'later'; readonly deed: Deed };

type SimpleDeed =
  | 'more'
  | 'refresh'
  | 'remove'
  | 'put back'
  | 'move'
  | 'restore'
  | 'hide'
  | 'show'
  | 'go offline'
  | 'go online'
  | 'wait'
  | 'pause'
  | 'cancel'
  | 'throw';

/** What the page does, in a step of its own or inside something that the element calls. */
export type Deed =
  | { readonly type: SimpleDeed }
  | {
      readonly type: 'sign in';
      readonly client: string;
      readonly by: 'token' | readonly Provision[];
    }
  | { readonly type: 'client'; readonly client: string }
  | { readonly type: 'provider'; readonly by: readonly Provision[] }
  | { readonly type: 'sign out'; readonly of: 'token' | 'client' | 'tokenProvider' | 'all' | 'bad' }
  | { readonly type: 'messages' | 'statusTones'; readonly value: keyof typeof OBJECTS }
  /** A deed is done for the first row. */
  | { readonly type: 'draw'; readonly as: keyof typeof RENDERERS | Deed }
  | { readonly type: 'filter'; readonly filter: { search?: string; status?: string } | null }
  | { readonly type: 'listen'; readonly to: (typeof EVENTS)[number]; readonly deed: Deed }
  | { readonly type: 'release'; readonly end: 'oldest' | 'newest' };

export interface Step {
  readonly deed: Deed;
  /** How the host answers the next requests. */
  readonly answers: readonly Answer[];
  /** How far things go before the next step. */
  readonly until: 'at once' | 'updated' | 'next task' | 'drawn' | 'rest';
}

export interface History {
  readonly rows: number;
  readonly isPositionKnown: boolean;
  readonly isRefreshed: boolean;
  readonly hasControls: boolean;
  readonly hasLinks: boolean;
  /** Whether the first client searches the list. */
  readonly isSearched: boolean;
  /** How the first client is signed in. */
  readonly by: 'token' | readonly ['gives'];
  readonly steps: readonly Step[];
}

const plainProvision = fc.constantFrom<Provision>(
  'gives',
  'gives',
  'promises',
  'promises',
  ...(Object.keys(FAILURES) as (keyof typeof FAILURES)[]),
);

/** Deeds of a step, whose callbacks do what `inner` gives; without that, deeds inside a callback. */
function deeds(inner?: fc.Arbitrary<Deed>): fc.Arbitrary<Deed> {
  const deed = <T extends Deed>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
    fc.record(model) as fc.Arbitrary<Deed>;
  const is = <T>(value: T) => fc.constant(value);
  const client = fc.constantFrom('1', '2', '3');
  const acting = inner && fc.record({ when: fc.constantFrom('first', 'later'), deed: inner });
  // Most lists are shown before something goes wrong.
  const by = fc
    .tuple(
      fc.constantFrom<Provision[]>([], ['gives'], ['promises']),
      fc.array(acting ? fc.oneof(plainProvision, plainProvision, acting) : plainProvision, {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([first, others]) => [...first, ...others]);
  const renderer = fc.constantFrom(...(Object.keys(RENDERERS) as (keyof typeof RENDERERS)[]));
  const simple = fc.constantFrom<SimpleDeed>(
    'more',
    'more',
    'refresh',
    'remove',
    'put back',
    'move',
    'restore',
    ...(inner
      ? (['restore', 'hide', 'show', 'go offline', 'go online', 'wait', 'pause', 'pause'] as const)
      : (['throw', 'throw', 'cancel'] as const)),
  );
  const common = [
    {
      weight: 3,
      arbitrary: deed({
        type: is('sign in'),
        client,
        by: fc.oneof(fc.constant('token' as const), by),
      }),
    },
    {
      weight: 2,
      arbitrary: deed({
        type: is('sign out'),
        of: fc.constantFrom('token', 'client', 'tokenProvider', 'all', 'all', 'bad'),
      }),
    },
    { weight: 5, arbitrary: deed({ type: simple }) },
    {
      weight: 2,
      arbitrary: deed({
        type: fc.constantFrom('messages', 'statusTones'),
        value: fc.constantFrom(...(Object.keys(OBJECTS) as (keyof typeof OBJECTS)[])),
      }),
    },
    { weight: 1, arbitrary: deed({ type: is('client'), client }) },
    { weight: 1, arbitrary: deed({ type: is('provider'), by }) },
    {
      weight: 1,
      arbitrary: deed({ type: is('draw'), as: inner ? fc.oneof(renderer, inner) : renderer }),
    },
    {
      weight: 1,
      arbitrary: deed({
        type: is('filter'),
        filter: fc.constantFrom({ search: 'тема' }, { search: 'нет' }, { status: 'Новое' }, null),
      }),
    },
  ];
  if (!inner) {
    return fc.oneof(...common);
  }
  return fc.oneof(
    ...common,
    {
      weight: 4,
      arbitrary: deed({ type: is('listen'), to: fc.constantFrom(...EVENTS), deed: inner }),
    },
    {
      weight: 1,
      arbitrary: deed({ type: is('release'), end: fc.constantFrom('oldest', 'newest') }),
    },
  );
}

const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.constantFrom<AnswerKind>(
    'page',
    'page',
    'page',
    'page',
    'page',
    'page',
    401,
    401,
    403,
    500,
    503,
    'code',
    'cut',
    'drop',
  ),
  isHeld: fc.constantFrom(false, false, true),
  isDeaf: fc.boolean(),
  growth: fc.constantFrom(0, 0, 0, 1),
});

const until = fc.constantFrom<Step['until']>(
  ...(['at once', 'updated', 'next task', 'rest', 'rest'] as const),
);

export const history: fc.Arbitrary<History> = fc.record({
  rows: fc.integer({ min: 1, max: 25 }),
  isPositionKnown: fc.boolean(),
  isRefreshed: fc.boolean(),
  hasControls: fc.boolean(),
  hasLinks: fc.boolean(),
  isSearched: fc.boolean(),
  by: fc.constantFrom<History['by']>('token', ['gives']),
  steps: fc.array(
    fc.record({
      deed: deeds(deeds()),
      answers: fc.array(answer, { maxLength: 3 }),
      // Frames take time.
      until: fc.oneof({ weight: 20, arbitrary: until }, fc.constant('drawn')),
    }),
    { minLength: 1, maxLength: 10 },
  ),
});
