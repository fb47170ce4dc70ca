/** A site for tests that drive a browser from outside: pages, the script-tag file, and hosts. */
import { once } from 'node:events';
import { createDemoApi } from '../../demo/api/demo-api.js';
import type { Host, HostContents } from '../../demo/api/host.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { scriptAnswers } from '../../test/scripted-api/script-answers.js';
import {
  trafficOf,
  type RecordedRequest,
  type ScriptedAnswer,
} from '../../test/scripted-api/traffic.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { PATIENCE_MS, REPORT_SHOWN } from './browser.js';

/**
 * The markup of a well-formed page, and whether it came from the back/forward cache, for each time
 * it was shown.
 */
const HEAD = `<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<script>
  window.shows = [];
  addEventListener('pageshow', ({ persisted }) => void shows.push(persisted));
  ${REPORT_SHOWN}
</script>`;

export async function startSite() {
  const api = createDemoApi({ extend: scriptAnswers });
  const told = new EventTarget();
  api.app.get('/page', (c) => c.html(c.req.query('html') ?? ''));
  api.app.get('/tell/:name', (c) => {
    told.dispatchEvent(
      new CustomEvent(c.req.param('name'), {
        detail: { ...c.req.query(), purpose: c.req.header('Sec-Purpose') },
      }),
    );
    return c.body(null, 204);
  });
  const { origin, close } = await startCrossOriginServer(api);

  return {
    close,

    /** The address of a page with this body. */
    page(body = '', { lang = 'ru', title = 'Личный кабинет' } = {}): string {
      const head = `${HEAD}<title>${title}</title>`;
      const html = `<!DOCTYPE html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
      return `${origin}/page?${new URLSearchParams({ html }).toString()}`;
    },

    /** A host, the API base of its elements, and its requests. */
    createHost(contents: HostContents) {
      const { id, path } = api.hosts.create(contents);
      return new DrivenHost(api.hosts.get(id)!, `${origin}${path}`);
    },

    /** A site of a partner, which names these clients of an API, one after the other. */
    createSession({ base: apiBase }: DrivenHost, ...clients: string[]) {
      const session = this.createHost({});
      session.answer(...clients.map((client) => ({ json: { client, token: client, apiBase } })));
      return session;
    },

    /** Waits until a page has requested `/tell/{name}`, and returns the query and the purpose. */
    async told(name: string): Promise<Record<string, string | undefined>> {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const [event] = (await once(told, name, { signal })) as [
        CustomEvent<Record<string, string | undefined>>,
      ];
      return event.detail;
    },
  };
}

export class DrivenHost {
  readonly base: string;
  readonly #host: Host;

  constructor(host: Host, base: string) {
    this.base = base;
    this.#host = host;
  }

  get requests(): readonly RecordedRequest[] {
    return trafficOf(this.#host).requests;
  }

  /** A field of each request in JSON. */
  sent(field: 'Client' | 'Length' | 'Token'): readonly unknown[] {
    return this.requests.map(({ body }) => (JSON.parse(body) as Record<string, unknown>)[field]);
  }

  /** Sets its next responses, in order. */
  answer(...answers: ScriptedAnswer[]): void {
    trafficOf(this.#host).answers.push(...answers);
  }

  /** Releases the oldest answer on hold. */
  release(): void {
    trafficOf(this.#host).release();
  }

  change(...ops: Parameters<Host['change']>[0]): void {
    this.#host.change(ops);
  }

  replace(contents: HostContents): void {
    this.#host.replace(contents);
  }

  /** Waits until there have been this many requests. */
  async wasAsked(times: number): Promise<void> {
    const traffic = trafficOf(this.#host);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await traffic.until(() => traffic.requests.length >= times, signal);
  }
}

export const SCRIPT = '<script src="/dist/client-leads.min.js"></script>';
export const BADGE_SCRIPT = '<script src="/dist/client-leads-unread.min.js"></script>';

/** The script and an element, as in a partner's page. */
export function widget(base: string, attributes = ''): string {
  return SCRIPT + elementTag(base, `token="55120938" ${attributes}`);
}

/** The same, with a site that says who is signed in. */
export function siteWidget(session: DrivenHost): string {
  return `${SCRIPT}<client-leads ${siteAttributes(session)}></client-leads>`;
}

export function siteAttributes({ base }: DrivenHost): string {
  return `sitecode="GIFT-01" session-url="${base}api/client/LeadsPagingInfo"`;
}

export function elementTag(base: string, attributes: string): string {
  return `<client-leads api-base="${base}" sitecode="GIFT-01" client="1017" first-position="1"
    ${attributes}></client-leads>`;
}

/** A lead of this year for each tone, whose status has the name of the tone. */
export const TONED_LEADS = STATUS_TONES.map((tone, index) => ({
  Id: 1 + index,
  Leads: 504_001 + index,
  ProcTime: '2025-06-22T02:25:53',
  Subject: 'Subject',
  LeadStatusName: tone,
  LeadTypeName: 'Type',
  LeadMarkName: 'Mark',
  CountNotReadMessage: index % 2,
}));

/** The attributes of a list that shows them with everything else. */
export const TONED_LIST = `lang="en" length="${TONED_LEADS.length}" lead-href="/{id}"
  filter-controls="search status waiting unread"`;

export const TONE_OF_STATUS = Object.fromEntries(STATUS_TONES.map((tone) => [tone, tone]));
