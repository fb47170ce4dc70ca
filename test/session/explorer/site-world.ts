import type { ReactiveControllerHost } from 'lit';
import { ApiError, toApiError } from '../../../src/api/api-error.js';
import type { Token, TokenSource } from '../../../src/api/token-source.js';
import { ListingController } from '../../../src/controllers/listing-controller.js';
import { SignInController } from '../../../src/controllers/sign-in-controller.js';
import type { FetchPage, Page } from '../../../src/model/page.js';
import type { LeadsSession } from '../../../src/session/leads-session.js';
import { connect, type Connection } from '../../../src/session/list-reader.js';
import type { ConfigurationResult } from '../../../src/settings/configuration.js';
import { readSiteConfiguration } from '../../../src/sign-in/site-configuration.js';
import {
  answerOf,
  SESSION_URL,
  SignInWorld,
  TestWindow,
  type SiteQuestion,
} from '../../sign-in/sign-in-world.js';
import { WorldBadge, type BadgeVerb } from './world-badge.js';
import { World, type Action, type Call, type Client, type Pending, type Start } from './world.js';

/** What one answer of the site gives: a client, their token, and the API that may get it. */
interface Pass {
  readonly client: Client;
  readonly token: string;
  readonly base: string;
}

type SiteDeed = 'return' | 'cache' | 'restored' | 'changed' | 'ended' | 'told other' | 'told end';

/** `renew` names the first client with another token, and `move` also with another API. */
const SITE_VERBS = ['client', 'renew', 'move', 'other', 'nobody', 'fail'] as const;
type SiteVerb = (typeof SITE_VERBS)[number];

/** An action around the site. A number is the index of a pending question, oldest first. */
export type SiteAction = SiteDeed | `site ${SiteVerb} ${number}`;

/** Whom each answer names. */
const CLIENTS = { client: 1, renew: 1, move: 1, other: 2, nobody: null } as const;
const BASES = ['https://one.example/', 'https://two.example/'] as const;
const MOST_QUESTIONS = 2;

/** A page whose client its site names, beside another window. */
export class SiteWorld extends World {
  readonly window: TestWindow;
  isCached = false;
  /** The tokens that an API has refused, and has not accepted since. */
  readonly #refused = new Set<string>();
  readonly #world = new SignInWorld(this.clock);
  readonly #controller: SignInController;
  #named: Client | null | undefined;
  /** The newest answer that names a client. */
  #pass: Pass | undefined;
  #tokens = 0;
  #base = 0;
  /** What another window has told during the question under way. */
  #told: Client | undefined;
  /** Whether somebody has told of a change, and the site has answered nothing since. */
  #isChangeTold = false;
  /** The questions from before an end, or before the page went into the cache. */
  readonly #outdated = new Set<SiteQuestion>();
  /** The pages that wait for a token, and the refused one in whose place it is. */
  readonly #waiting = new Set<[AbortSignal, string | undefined]>();

  constructor(start: Start) {
    super(start);
    const { channels } = this.#world;
    this.window = new TestWindow(this.#world, (onMessage) => channels.open(onMessage), SESSION_URL);
    this.#controller = new SignInController({
      isConnected: () => this.element.isConnected,
      onChange: () => this.element.requestUpdate(),
      onRenewed: () => this.callMethod('more', (session) => session.loadMore()),
    });
    if (start.badge) {
      const { source } = this.window;
      this.badge = new WorldBadge(source, this.clock, (request) => this.#judge(request));
      this.listing = new ListingController(hostOf(this), () => this.session);
    }
    this.element.isConnected = start.badge !== 'alone';
    this.#followPlace();
  }

  override get client(): Client {
    return this.#named ?? 1;
  }

  override get isSignedIn(): boolean {
    return this.#named === 1 || this.#named === 2;
  }

  /** The client whom the site has named last; undefined if that is in doubt, null for nobody. */
  get named(): Client | null | undefined {
    return this.#named;
  }

  /** The API that the newest answer has named. */
  get base(): string | undefined {
    return this.#pass?.base;
  }

  /** Whether an API has refused the token of the newest answer, and the site is not asked for another. */
  get isNamedRefused(): boolean {
    return this.#refused.has(this.#pass?.token ?? '') && !this.window.source.isAsking;
  }

  override isCovered(): boolean {
    return this.#controller.isCovered;
  }

  override get ownState(): unknown {
    return [
      this.window.source,
      this.#controller,
      this.#named,
      this.#pass?.token,
      this.#told,
      this.isCached,
      this.#isChangeTold,
      this.#questions.map((question) => [question.isAborted, this.#outdated.has(question)]),
      [...this.#waiting],
      this.badge?.state,
      [...this.#refused],
      // What the site would answer.
      this.#createPass(1).token,
      this.#createPass(2).token,
      this.#base,
    ];
  }

  override get enabled(): readonly Action[] {
    const { isConnected, filters } = this.element;
    const usual = [
      ...this.#siteAnswers,
      ...super.enabled.filter((action) => /^(answer|refuse|code|time)/.test(action)),
      ...(this.badge?.enabled ?? []),
    ];
    if (this.isCached) {
      return [...usual, 'return', 'restored'];
    }
    const canCall = isConnected && this.openCalls.length < 3;
    const calls: Action[] = canCall ? ['more', 'refresh', 'changed'] : [];
    const forList: Action[] = [...calls, filters.filter ? 'clear' : 'search', 'place'];
    return [
      ...usual,
      ...(this.start.badge ? this.#actionsBesideBadge : forList),
      'return',
      'cache',
      'ended',
      'told other',
      'told end',
    ];
  }

  /** What a badge does not see of the list is left out. */
  get #actionsBesideBadge(): Action[] {
    const usual: Action[] = this.openCalls.length < 3 ? ['badge', 'changed'] : ['badge'];
    return this.start.badge === 'alone' ? usual : [...usual, 'place'];
  }

  override async take(action: Action): Promise<void> {
    const { length } = this.window.questions;
    const asked = this.#questions.filter(({ isAborted }) => !isAborted);
    const { isWatched } = this.window.page;
    await super.take(action);
    if (!isWatched && this.window.page.isWatched && length > 0) {
      // Nobody has heard what other windows have told meanwhile.
      this.isDistrusted = true;
    }
    if (action === 'time') {
      asked
        .filter(({ isAborted }) => isAborted)
        .forEach((question) => this.#failQuestion(question));
    }
    if (this.window.questions.length > length) {
      this.#told = undefined;
    }
  }

  /** The badge decides in a task of its own. */
  protected override async settle(): Promise<void> {
    await super.settle();
    while (this.clock.waits.includes(0)) {
      this.clock.pass(0);
      await super.settle();
    }
  }

  override async calmDown(): Promise<void> {
    if (this.isCached) {
      await this.take('restored');
    }
    if (this.badge?.element.isConnected === false) {
      await this.take('badge');
    }
    await super.calmDown();
  }

  protected override get nextAtRest(): Action | undefined {
    const index = this.#questions.findIndex(({ isAborted }) => !isAborted);
    if (index !== -1) {
      // The API may have refused the last token.
      return `site renew ${index}`;
    }
    return this.badge?.pending.length ? 'badge answer 0' : super.nextAtRest;
  }

  protected override get configuration(): ConfigurationResult {
    const { source } = this.window;
    this.#controller.follow(source);
    return readSiteConfiguration(
      { siteCode: 'GIFT-01' },
      source,
      { wireFormat: 'auto', firstPosition: this.start.base },
      { apiBase: () => 'https://unnamed.example/' },
    );
  }

  protected override askSite(): void {
    this.#controller.ask();
  }

  protected override connect(result: ConfigurationResult): Connection | undefined {
    const connection = super.connect(result);
    if (!connection || result.state !== 'valid') {
      return connect(result, this.clock);
    }
    const { base, query, token } = result.configuration;
    const client = Number(query.client) as Client;
    const sources = { current: sourceIn(token) };
    const fetchPage: FetchPage = (start, length, signal) =>
      this.#fetchPage({ client, start, length, signal }, base, () => sources.current);
    const setToken = (next: Token) => {
      sources.current = sourceIn(next);
    };
    return { ...connection, api: { setToken, fetchPage } };
  }

  /** The site may have another token. */
  protected override isFinal(): boolean {
    return false;
  }

  protected override act(action: Action): void {
    const [verb, kind, index] = action.split(' ');
    if (action in this.#siteDeeds) {
      this.#siteDeeds[action as SiteDeed]();
    } else if (action === 'sign') {
      // Only at rest.
      this.#siteDeeds.changed();
    } else if (verb === 'site') {
      this.#answerQuestion(kind as SiteVerb, Number(index));
    } else if (action === 'badge') {
      this.badge?.move();
    } else if (verb === 'badge') {
      this.#answerBadge(kind as BadgeVerb, Number(index));
    } else {
      super.act(action);
      if (action === 'place') {
        this.#followPlace();
      }
    }
  }

  /** The list has come into the page, or has left it. */
  #followPlace(): void {
    if (this.element.isConnected) {
      this.listing?.hostConnected();
    } else {
      this.#controller.hostDisconnected();
      this.listing?.hostDisconnected();
    }
  }

  /** Waits for the site, as each method of the element does. */
  protected override callMethod(
    kind: Call['kind'],
    run: (session: LeadsSession) => Promise<unknown>,
  ): void {
    const { element } = this;
    this.call(kind, async () => {
      await element.updateComplete;
      if (this.session.configuration.state === 'asking') {
        await this.window.source.ask();
        await element.updateComplete;
      }
      return run(this.session);
    });
  }

  readonly #siteDeeds: Readonly<Record<SiteDeed, () => void>> = {
    return: () => {
      this.badge?.happen('visibilitychange');
      this.window.page.happen('visible');
    },
    cache: () => {
      this.isCached = true;
      this.isDistrusted = true;
      this.#outdate();
      this.badge?.happen('pagehide');
      this.window.page.happen('cached');
    },
    restored: () => {
      this.isCached = false;
      // The element listens to the page before its source does.
      super.act('restore');
      this.badge?.happen('pageshow');
      this.window.page.happen('restored');
    },
    changed: () => {
      this.setbacks++;
      this.#isChangeTold = true;
      this.call('changed', async () => {
        if (this.start.badge === 'alone') {
          await this.badge?.element.sessionChanged();
          return;
        }
        await this.window.source.changed();
        await this.element.updateComplete;
        await this.session.untilOpen();
      });
    },
    ended: () => {
      this.#end();
      this.window.source.ended();
    },
    'told other': () => this.#hear({ type: 'answer', client: '2' }),
    'told end': () => this.#hear({ type: 'ended' }),
  };

  /** Another window tells something. */
  #hear(news: { readonly type: string; readonly client?: string }): void {
    const { channels } = this.#world;
    if (channels.receivers.size === 0) {
      return;
    }
    if (news.type === 'ended') {
      this.#end();
    } else if (news.type === 'answer' && this.#named !== 2) {
      const isAsking = this.#named === undefined && this.window.source.isAsking;
      this.#told = isAsking ? 2 : undefined;
      this.#name(undefined);
      this.#isChangeTold = true;
    }
    channels.send({ url: SESSION_URL, ...news });
    channels.deliver();
  }

  get #questions(): readonly SiteQuestion[] {
    return this.window.questions.filter(({ isPending }) => isPending).slice(-MOST_QUESTIONS);
  }

  /** What the site may answer; that an answer which comes late says does not matter. */
  get #siteAnswers(): SiteAction[] {
    return this.#questions.flatMap(({ isAborted }, index) =>
      (isAborted ? (['other'] as const) : SITE_VERBS).map(
        (verb): SiteAction => `site ${verb} ${index}`,
      ),
    );
  }

  #answerQuestion(verb: SiteVerb, index: number): void {
    const question = this.#questions[index];
    if (!question) {
      return;
    }
    if (verb === 'fail') {
      if (!question.isAborted) {
        this.#failQuestion(question);
      }
      question.answer(null, { status: 500 });
      return;
    }
    const client = CLIENTS[verb];
    if (verb === 'renew' || verb === 'move') {
      this.#tokens++;
    }
    if (verb === 'move') {
      this.#base = 1 - this.#base;
    }
    const pass = client && this.#createPass(client);
    if (this.#counts(question)) {
      this.#settleDoubt();
      const isContradicted = this.#told !== undefined && this.#told !== client;
      this.#name(isContradicted ? undefined : client, pass ?? undefined);
    }
    question.answer(
      pass ? answerOf(String(client), pass.token, { apiBase: pass.base }) : answerOf(null),
    );
  }

  #failQuestion(question: SiteQuestion): void {
    this.setbacks++;
    if (!this.#outdated.has(question)) {
      if (this.isDistrusted || this.#isChangeTold) {
        this.#name(undefined);
      }
      this.#settleDoubt();
    }
  }

  #end(): void {
    this.#name(null);
    this.#settleDoubt();
    this.#outdate();
  }

  #counts(question: SiteQuestion): boolean {
    return !question.isAborted && !this.#outdated.has(question);
  }

  #settleDoubt(): void {
    this.isDistrusted = false;
    this.#isChangeTold = false;
  }

  #outdate(): void {
    this.#questions.forEach((question) => this.#outdated.add(question));
  }

  #createPass(client: Client): Pass {
    return { client, token: `7${client}00${this.#tokens}`, base: BASES[this.#base]! };
  }

  #name(client: Client | null | undefined, pass?: Pass): void {
    if (client !== this.#named || pass?.base !== this.#pass?.base) {
      this.forgetClient(client !== this.#named);
    }
    this.setbacks++;
    this.#named = client;
    this.#pass = client ? pass : undefined;
  }

  /** Does what `LeadsApi` does with a token, without its formats, its retries and its timeout. */
  async #fetchPage(
    wanted: Pick<Pending, 'client' | 'start' | 'length' | 'signal'>,
    base: string,
    source: () => TokenSource,
  ): Promise<Page> {
    const { client, signal } = wanted;
    let refusal: ApiError | undefined;
    let refused: string | undefined;
    try {
      for (;;) {
        const asked = source();
        const token = await this.#awaitToken(asked, signal, refused);
        if (asked.isCurrent?.() === false) {
          throw new ApiError('auth', 'The session has ended.');
        }
        refusal = token === refused ? refusal : undefined;
        this.#judge({ client, token, base });
        try {
          const page = await this.send({ ...wanted, token, refused });
          asked.confirm?.(token);
          this.#refused.delete(token);
          return page;
        } catch (reason) {
          signal.throwIfAborted();
          const error = toApiError(reason);
          if (error.kind === 'auth') {
            this.#refused.add(token);
          }
          if (error.kind === 'auth' || error.kind === 'api') {
            asked.refuse(token);
          }
          if (error.kind !== 'auth' || refused !== undefined) {
            throw error;
          }
          refusal = error;
          refused = token;
        }
      }
    } catch (reason) {
      signal.throwIfAborted();
      const error = refusal ?? toApiError(reason);
      this.isRefused ||= error.kind === 'auth';
      throw error;
    }
  }

  async #awaitToken(
    source: TokenSource,
    signal: AbortSignal,
    refused: string | undefined,
  ): Promise<string> {
    const entry: [AbortSignal, string | undefined] = [signal, refused];
    this.#waiting.add(entry);
    const abort = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    try {
      return await Promise.race([source.get(signal, refused), abort]);
    } finally {
      this.#waiting.delete(entry);
    }
  }

  #answerBadge(verb: BadgeVerb, index: number): void {
    const request = this.badge?.pending[index];
    if (!request) {
      return;
    }
    if (verb === 'refuse') {
      this.#refused.add(request.token);
    } else if (verb === 'answer' && !request.isAborted) {
      this.#refused.delete(request.token);
    }
    this.badge?.answer(verb, request, this.lists[request.client]);
  }

  /** Compares a request with the newest answer of the site. */
  #judge({ client, token, base }: Pass): void {
    const pass = this.#pass;
    if (client !== pass?.client || token !== pass.token || base !== pass.base) {
      this.faults.push(`${client} with ${token} to ${base}`);
    }
  }
}

/** The element, as its controller sees it. */
function hostOf({ element }: World): ReactiveControllerHost & { readonly isConnected: boolean } {
  return {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => element.requestUpdate(),
    updateComplete: Promise.resolve(true),
    get isConnected() {
      return element.isConnected;
    },
  };
}

function sourceIn(token: Token): TokenSource {
  if (typeof token !== 'object') {
    throw new TypeError('It is not the source of the site.');
  }
  return token;
}
