import type { ClientLeads } from '../../src/index.js';
import { DemoHost, type ScriptedAnswer } from './demo-host.js';
import { mount, settled, TOKEN } from './element.js';

/** The server of a partner's site, which says who is signed in. Its answers are those of a test. */
export class Site {
  readonly #host: DemoHost;

  private constructor(host: DemoHost) {
    this.#host = host;
  }

  static async create(): Promise<Site> {
    return new Site(await DemoHost.create());
  }

  /** An answer that names a client of an API. */
  static client(api: DemoHost, client = '1017', token = TOKEN): ScriptedAnswer {
    return { json: { client, token, apiBase: api.base } };
  }

  get url(): string {
    return `${this.#host.base}api/client/LeadsPagingInfo`;
  }

  /** Sets its next answers, in order. */
  answer(...answers: ScriptedAnswer[]): Promise<void> {
    return this.#host.answer(...answers);
  }

  /** Waits until this many answers are held. */
  async holds(count = 1): Promise<void> {
    await this.#host.holds(count);
  }

  release(): Promise<void> {
    return this.#host.release();
  }

  /** All questions so far, once there are this many. */
  questions(atLeast = 0) {
    return this.#host.requests({ atLeast });
  }

  /** Adds an element that asks this site, without waiting for its answer. */
  add(attributes: Record<string, string> = {}): ClientLeads {
    const required = { sitecode: 'GIFT-01', 'session-url': this.url, 'first-position': '1' };
    return mount({ ...required, ...attributes });
  }

  /** Adds an element that asks this site, and waits until nothing is asked any more. */
  mount(attributes: Record<string, string> = {}): Promise<ClientLeads> {
    return settled(this.add(attributes));
  }
}
