/**
 * Records the element's requests, but not those of the page. Must be loaded before the element's
 * script.
 */

export interface RequestEntry {
  readonly method: string;
  readonly url: string;
  readonly type: string;
  /** With the digits of the token masked. */
  readonly body: string;
  /** Missing until the answer arrives. */
  outcome?: string;
  milliseconds?: number;
}

/** Called for each request, and again for its answer. */
export const watchers = new Set<(entry: RequestEntry) => void>();

const ACTION = /\/api\/client\/LeadsPagingInfo$/i;
/** In JSON, in a form and in XML. */
const TOKEN = /("Token":\s*"?|\bToken=|<Token\b[^>]*>)\d+/gi;
const send = window.fetch.bind(window);

window.fetch = (input, init = {}) => {
  const isOurs = typeof input === 'string' && ACTION.test(input);
  return isOurs ? record(input, init) : send(input, init);
};

async function record(url: string, init: RequestInit): Promise<Response> {
  const entry: RequestEntry = {
    method: init.method ?? 'GET',
    url,
    type: new Headers(init.headers).get('content-type') ?? '',
    body: maskToken(init.body),
  };
  const tell = () => watchers.forEach((watch) => watch(entry));
  const start = performance.now();
  tell();
  try {
    const response = await send(url, init);
    entry.outcome = String(response.status || response.type);
    return response;
  } catch (error) {
    entry.outcome = error instanceof Error ? error.name : String(error);
    throw error;
  } finally {
    entry.milliseconds = Math.round(performance.now() - start);
    tell();
  }
}

/** The bodies of the element are strings and forms. */
function maskToken(body: BodyInit | null | undefined): string {
  const isText = typeof body === 'string' || body instanceof URLSearchParams;
  return isText ? body.toString().replaceAll(TOKEN, '$1•••') : '';
}
