/*
 * Sends the first request of `<client-leads>`, and with `session-url` the question before it, while
 * `client-leads.min.js` is still loading. The element then gets the responses as if it had sent
 * the requests itself. Whatever is unusual is left to it, so nothing here has a message.
 */
import { EARLY_RESPONSES, requestKey } from './api/early-fetch.js';
import { endpointOf, toJsonValue } from './api/page-request.js';
import { INIT } from './api/transport.js';
import { builtApiBase } from './built-api-base.js';
import { QUESTION } from './sign-in/ask-site.js';
import { ownMember } from './window/own-member.js';
import { WINDOWS_CHANNEL } from './window/windows-channel.js';

/** The client whom the site or the markup names, unchecked. */
type Named = Partial<Record<'client' | 'token', string | number | null>> &
  Partial<Record<'siteCode' | 'operator' | 'apiBase', string | null>>;

/** Matches an element in the page whose script has not come, and whose first request is usual. */
const USUAL_ELEMENT =
  'html client-leads:is([client]:not([session-url]),[session-url]:not([api-base]))' +
  ':not(:defined,[operator],[loading],[wire-format],[begdate],[enddate])';
/**
 * No operator, whether the base is the page's or else https without a password, site code, token and
 * client of up to 19 digits, of which JSON keeps 15 in a number, length and start.
 */
const USUAL_VALUES =
  /^,(true|https:\/\/[^/@]+\/[^,]*),\["[\w-]+"(,[1-9]\d{0,14}|,"[1-9]\d{0,18}"){2},([1-9]\d?|1\d\d|200),[01]]$/;
/** How long a response may wait for its element, in milliseconds. */
const PATIENCE_MS = 15_000;
/** The key of no request, which stands for those that may still be sent. */
const ASKING = '';

/** The responses that no element has taken, by request. */
const responses = new Map<string, Promise<Response> | undefined>();
/** A browser that does not prerender lacks the property. */
const page: Document & { [EARLY_RESPONSES]?: typeof take | undefined; prerendering?: boolean } =
  document;
const observer = new MutationObserver(search);
let channel: BroadcastChannel | undefined;
let namedClient = '';

// Another copy of this file may have come first.
if (!(EARLY_RESPONSES in page) && !page.prerendering) {
  page[EARLY_RESPONSES] = take;
  // Another client may be signed in after these events.
  for (const type of ['click', 'keydown', 'submit', 'visibilitychange']) {
    addEventListener(type, forget, true);
  }
  setTimeout(forget, PATIENCE_MS);
  observer.observe(page, { childList: true, subtree: true });
  search();
}

function take(key: string): Promise<Response> | undefined {
  const response = responses.get(key);
  // A later request must not get an older answer.
  if (!responses.delete(key) || !responses.size) {
    forget();
  }
  return response;
}

/** For good: the property stays, so that another copy of this file does nothing either. */
function forget(): void {
  observer.disconnect();
  responses.clear();
  channel?.close();
  page[EARLY_RESPONSES] = undefined;
}

function search(): void {
  // MooTools replaces `window.Document`, and markup takes names of the document's members.
  const element = ownMember(page, 'querySelector').call(page, 'client-leads');
  // A badge may have asked.
  if (element?.matches(USUAL_ELEMENT) && !customElements.get('client-leads-unread')) {
    observer.disconnect();
    // The element gets a failure from the same response.
    ask(element).then(finish, finish);
  }
}

async function ask(element: Element): Promise<void> {
  responses.set(ASKING, undefined);
  const attribute = (name: string) => element.getAttribute(name)?.trim() ?? '';
  const url = attribute('session-url');
  const { href } = new URL(url, location.href);
  const named: Named = url
    ? await askSite(href)
    : { client: attribute('client'), token: attribute('token'), apiBase: attribute('api-base') };

  const base = new URL(named.apiBase?.trim() || builtApiBase || '/', href);
  const isOwn = base.href.startsWith(`${origin}/`);
  const size = Number(attribute('length')) || 20;
  const start = attribute('first-position');
  const { client, token } = named;
  const fields = {
    SiteCode: named.siteCode ?? attribute('sitecode'),
    Token: token,
    Client: client,
    // One row more, since an API that counts from 1 has none at 0.
    Length: start ? size : size + 1,
    Start: Number(start),
  };
  const values = [named.operator, isOwn || base.href, JSON.stringify(Object.values(fields))];
  const isUsual =
    USUAL_VALUES.test(values.join()) &&
    // Both are below 2^63.
    !((BigInt(client as string) | BigInt(token as string)) >> 63n);
  if (isUsual && element.matches(USUAL_ELEMENT) && responses.has(ASKING)) {
    await send(endpointOf(base), {
      headers: {
        Accept: 'application/json',
        'Content-Type': isOwn ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      credentials: 'omit',
      body: isOwn
        ? JSON.stringify(fields, toJsonValue)
        : new URLSearchParams(fields as never).toString(),
    });
  }
}

/** Asks the site who is signed in. Discards its answer if another window says otherwise. */
async function askSite(url: string): Promise<Named> {
  channel = new BroadcastChannel(WINDOWS_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Named | null>) => {
    // A badge in this page repeats the answer that it has taken.
    if (data?.client !== namedClient) {
      forget();
    }
  };
  const response = await send(url, QUESTION);
  const answer = response.ok ? ((await response.clone().json()) as Named) : {};
  namedClient = String(answer.client);
  return answer;
}

/** The requests are all that was sent, unless they are still to be taken. */
function finish(): void {
  void take(ASKING);
}

function send(url: string, init: RequestInit): Promise<Response> {
  const response = fetch(url, { ...INIT, ...init });
  responses.set(requestKey(url, init), response);
  return response;
}
