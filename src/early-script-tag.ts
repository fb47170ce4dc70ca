/*
 * Sends the first question and the first request of `<client-leads session-url>` while
 * `client-leads.min.js` is still loading. The elements then get the responses as if they had sent
 * the requests themselves. Whatever is unusual is left to them, so nothing here has a message.
 */
import { EARLY_RESPONSES, requestKey } from './api/early-fetch.js';
import { endpointOf } from './api/page-request.js';
import { INIT } from './api/transport.js';
import { builtApiBase } from './built-api-base.js';
import { QUESTION, SIGN_IN_CHANNEL } from './sign-in/ask-site.js';

/** An answer of the site, unchecked. */
type Answer = Record<'client' | 'token', string | number> &
  Partial<Record<'siteCode' | 'operator' | 'apiBase', string>>;

/** Matches an element in the page whose script has not come, and whose first request is usual. */
const USUAL_ELEMENT =
  'html [session-url]:not(:defined,[loading],[api-base],[wire-format],[begdate],[enddate])';
/** No operator, whether the API may get a token, site code, token, client, length and start. */
const USUAL_VALUES = /^,(true|https:),[\w-]+(,[1-9]\d{0,18}){2},([1-9]\d?|1\d\d|200),[01]$/;
/** How long a response may wait for its element, in milliseconds. */
const PATIENCE_MS = 15_000;
/** The key of the question until its answer has been read here. */
const READING = '';

/** The responses that no element has taken, by request. */
const responses = new Map<string, Promise<Response>>();
const observer = new MutationObserver(search);
let channel: BroadcastChannel | undefined;
let namedClient = '';

// A browser that does not prerender lacks the property.
if (!(document as { readonly prerendering?: boolean }).prerendering) {
  observer.observe(document, { childList: true, subtree: true });
  setTimeout(forget, PATIENCE_MS);
  search();
}

/** Gives a response away, once. */
function take(key: string): Promise<Response> | undefined {
  const response = responses.get(key);
  // A later request must not get an older answer.
  if (!responses.delete(key) || !responses.size) {
    forget();
  }
  return response;
}

function forget(): void {
  observer.disconnect();
  responses.clear();
  channel?.close();
  Reflect.deleteProperty(document, EARLY_RESPONSES);
}

function search(): void {
  // Markup can shadow the document's own method, and MooTools replaces `window.Document`.
  const element = document.documentElement.querySelector('client-leads[session-url]');
  // A second copy of this file, or a badge, may have asked.
  const hasAsked = EARLY_RESPONSES in document || customElements.get('client-leads-unread');
  if (!hasAsked && element?.matches(USUAL_ELEMENT)) {
    // The element gets a failure from the same response.
    ask(element).then(finish, finish);
  }
}

async function ask(element: Element): Promise<void> {
  channel = new BroadcastChannel(SIGN_IN_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Answer | null>) => {
    // A badge in this page repeats the answer that it has taken.
    if (data?.client !== namedClient) {
      forget();
    }
  };
  // Another client may be signed in after these events.
  for (const type of ['click', 'submit', 'visibilitychange']) {
    addEventListener(type, forget, true);
  }
  Reflect.set(document, EARLY_RESPONSES, take);

  // Nothing is asked at `//`, which is no URL.
  const { href } = new URL(element.getAttribute('session-url') || '//', location.href);
  const question = send(href, QUESTION);
  responses.set(READING, question);
  const response = await question;
  const answer = (await response.clone().json()) as Answer;
  namedClient = String(answer.client);

  const base = new URL(answer.apiBase || builtApiBase || '/', href);
  const isOwn = base.origin === origin;
  const size = Number(element.getAttribute('length')) || 20;
  const start = element.getAttribute('first-position');
  const fields = {
    SiteCode: answer.siteCode ?? element.getAttribute('sitecode'),
    Token: toInteger(answer.token),
    Client: toInteger(answer.client),
    // One row more, since an API that counts from 1 has none at 0.
    Length: start ? size : size + 1,
    Start: Number(start),
  };
  const values = [answer.operator, isOwn || base.protocol, ...Object.values(fields)];
  const isUsual = response.ok && element.matches(USUAL_ELEMENT) && USUAL_VALUES.test(values.join());
  if (isUsual && responses.has(READING)) {
    await send(endpointOf(base), {
      headers: {
        Accept: 'application/json',
        'Content-Type': isOwn ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      credentials: 'omit',
      body: isOwn ? JSON.stringify(fields) : new URLSearchParams(fields as never).toString(),
    });
  }
}

/** The question is all that was sent, unless the request is still to be taken. */
function finish(): void {
  void take(READING);
}

/** Returns digits beyond 2^53 as they are. Throws for a number beyond, which JSON may have rounded. */
function toInteger(value: string | number): number | string {
  const number = Number(value);
  return number < 2 ** 53 ? number : (value as string).trim();
}

function send(url: string, init: RequestInit): Promise<Response> {
  const response = fetch(url, { ...INIT, ...init });
  responses.set(requestKey(url, init), response);
  return response;
}
