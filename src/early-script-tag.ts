/*
 * Sends the first question and the first request of `<client-leads session-url>` while
 * `client-leads.min.js` is still loading. The element then gets the responses as if it had sent the
 * requests itself. Whatever is unusual is left to the element, so nothing here has a message.
 */
import { EARLY_RESPONSES, requestKey } from './api/early-fetch.js';
import { endpointOf } from './api/page-request.js';
import { initOf, type HttpRequest } from './api/transport.js';
import { builtApiBase } from './built-api-base.js';
import { QUESTION } from './sign-in/ask-site.js';
import { SIGN_IN_CHANNEL } from './sign-in/other-windows.js';

/** An answer of the site, unchecked. */
type Answer = Partial<Record<'client' | 'token' | 'siteCode' | 'operator' | 'apiBase', string>>;

/** Matches an element that waits, or sends another first request. */
const UNUSUAL =
  '[session-url=""],[loading],[api-base],[wire-format],[first-position="0"],[begdate],[enddate]';
/** Site code, token, client, length and start. */
const USUAL_VALUES = /^[\w-]+(,[1-9]\d{0,18}){2},[1-9]\d?,1$/;
/** How long a response may wait for the element, in milliseconds. */
const PATIENCE_MS = 15_000;

/** The responses that the element has not taken, by request. */
const sent = new Map<string, Promise<Response>>();
const observer = new MutationObserver(search);
let channel: BroadcastChannel | undefined;

// A browser that does not prerender lacks the property.
const { prerendering } = document as { readonly prerendering?: boolean };
if (!prerendering && !customElements.get('client-leads') && !(EARLY_RESPONSES in document)) {
  Reflect.set(document, EARLY_RESPONSES, take);
  observer.observe(document, { childList: true, subtree: true });
  setTimeout(forget, PATIENCE_MS);
  search();
}

/** Returns the first element that asks the site, until the script of the element has come. */
function find(): Element | null {
  // Markup can shadow the document's own method, and MooTools replaces `window.Document`.
  const found = document.documentElement.querySelector('client-leads[session-url]');
  return EARLY_RESPONSES in document ? found : null;
}

function search(): void {
  const element = find();
  if (element) {
    observer.disconnect();
    if (!element.matches(UNUSUAL)) {
      // The element gets a failure from the same response.
      ask(element).catch(() => undefined);
    }
  }
}

async function ask(element: Element): Promise<void> {
  const { href } = new URL(element.getAttribute('session-url') ?? '', element.baseURI);
  const sending = send({ ...QUESTION, url: href });
  // Another client may sign in, in another window or after the page was left.
  channel = new BroadcastChannel(SIGN_IN_CHANNEL);
  channel.onmessage = forget;
  addEventListener('visibilitychange', forget);

  const response = await sending;
  const answer = (await response.clone().json()) as Answer;
  const request = firstRequest(answer, href, element);
  if (response.status === 200 && request && find() === element) {
    await send(request);
  }
}

/** Returns the element's request for the first page. Undefined if something is unusual. */
function firstRequest(answer: Answer, url: string, element: Element): HttpRequest | undefined {
  const { client, token, siteCode, operator, apiBase } = answer;
  const fields = {
    SiteCode: siteCode ?? element.getAttribute('sitecode'),
    Token: token,
    Client: client,
    Length: element.getAttribute('length') ?? '20',
    Start: '1',
  };
  const base = new URL(apiBase || builtApiBase || '/', url);
  const isOwn = base.origin === origin;
  const isUsual =
    !operator &&
    (isOwn || base.protocol === 'https:') &&
    USUAL_VALUES.test(Object.values(fields).join());
  if (!isUsual) {
    return undefined;
  }
  return {
    url: endpointOf(base),
    headers: {
      Accept: 'application/json',
      'Content-Type': isOwn ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    credentials: 'omit',
    body: isOwn
      ? JSON.stringify(fields, toJsonValue)
      : new URLSearchParams(fields as Record<string, string>).toString(),
  };
}

function toJsonValue(name: string, value: unknown): unknown {
  const isExact = name !== 'SiteCode' && Number.isSafeInteger(Number(value));
  return isExact ? Number(value) : value;
}

function send(request: HttpRequest): Promise<Response> {
  const init = initOf(request);
  const response = fetch(request.url, init);
  sent.set(requestKey(request.url, init), response);
  return response;
}

function take(key: string): Promise<Response> | undefined {
  const response = sent.get(key);
  sent.delete(key);
  // A later request must not get an older answer.
  if (!response || sent.size === 0) {
    forget();
  }
  return response;
}

function forget(): void {
  observer.disconnect();
  sent.clear();
  channel?.close();
  Reflect.deleteProperty(document, EARLY_RESPONSES);
}
