// Comes first: the badge looks for a DOM when it is imported.
import { openBarePage } from './bare-dom.js';
import { ClientLeadsUnread } from '../../../src/client-leads-unread.js';
import type { Lead } from '../../../src/model/lead.js';
import { MeetingPoint } from '../../../src/sign-in/meeting-point.js';
import type { SignInSource } from '../../../src/sign-in/sign-in.js';
import type { FakeClock } from '../../fixtures/fake-clock.js';
import { SESSION_URL, SiteQuestion } from '../../sign-in/sign-in-world.js';
import type { Client } from './world.js';

/** What the API does with a request of the badge. */
const STATUSES = { answer: 200, refuse: 401, fail: 500 } as const;
export type BadgeVerb = keyof typeof STATUSES;

/** `badge` takes it out of the page, or puts it in. A number is the index of a request. */
export type BadgeAction = 'badge' | `badge ${BadgeVerb} ${number}`;

const MOST_PENDING = 2;

/** A request of the badge to an API. */
class BadgeRequest extends SiteQuestion {
  readonly base = new URL('/', this.url).href;
  readonly #fields = new URLSearchParams(this.init.body as string);
  readonly client = Number(this.#fields.get('Client')) as Client;
  readonly token = this.#fields.get('Token')!;
}

/** A real badge in a page of its own, whose API answers when a history says so. */
export class WorldBadge {
  static #last: WorldBadge | undefined;
  readonly element: ClientLeadsUnread;
  readonly #requests: BadgeRequest[] = [];

  constructor(source: SignInSource, clock: FakeClock, onSend: (request: BadgeRequest) => void) {
    // All badges of a file watch the same page.
    WorldBadge.#last?.leave();
    WorldBadge.#last = this;
    openBarePage();
    new MeetingPoint(() => source).listsOn(document);
    Date.now = () => clock.now();
    Object.assign(globalThis, {
      setTimeout: (callback: () => void, ms: number) => clock.after(ms, callback),
      clearTimeout: (cancel: () => void) => cancel(),
      fetch: (url: string, init: RequestInit) => {
        const request = new BadgeRequest(url, init);
        this.#requests.push(request);
        onSend(request);
        return request.response;
      },
    });
    this.element = new ClientLeadsUnread();
    Object.assign(this.element, { sessionUrl: SESSION_URL, siteCode: 'GIFT-01' });
    this.move();
  }

  get pending(): readonly BadgeRequest[] {
    return this.#requests.filter(({ isPending }) => isPending).slice(-MOST_PENDING);
  }

  /** What the API may do; an answer that comes late says nothing else. */
  get enabled(): readonly BadgeAction[] {
    const usual = Object.keys(STATUSES) as BadgeVerb[];
    return this.pending.flatMap(({ isAborted }, index) =>
      (isAborted ? (['answer'] as const) : usual).map(
        (verb): BadgeAction => `badge ${verb} ${index}`,
      ),
    );
  }

  /** Its number, and those in its texts for the eye and for screen readers. */
  get shown(): readonly number[] {
    const { unread, shadowRoot } = this.element;
    const texts = [...shadowRoot!.children].map(({ textContent }) => /\d+/.exec(textContent));
    return [unread, ...texts.map(Number)];
  }

  /** What decides its future. */
  get state(): unknown {
    return [this.element, this.pending.map(({ token, isAborted }) => [token, isAborted])];
  }

  /** Takes it out of the page, or puts it in. */
  move(): void {
    const isConnected = !this.element.isConnected;
    Object.assign(this.element, { isConnected });
    if (isConnected) {
      this.element.connectedCallback();
    } else {
      this.element.disconnectedCallback();
    }
  }

  /** Leaves the page for good. */
  leave(): void {
    if (this.element.isConnected) {
      this.move();
    }
  }

  happen(type: 'visibilitychange' | 'pagehide' | 'pageshow'): void {
    window.dispatchEvent(Object.assign(new Event(type), { persisted: true }));
  }

  answer(verb: BadgeVerb, request: BadgeRequest, leads: readonly Lead[]): void {
    const rows = leads.map(({ id, unread }) => ({ Id: id, CountNotReadMessage: unread }));
    request.answer(JSON.stringify({ TotalRows: rows.length, ErrorCode: 0, LeadsClients: rows }), {
      status: STATUSES[verb],
      headers: { 'Content-Type': 'application/json' },
    });
  }
}
