import type { RequestFormat } from './formats/format.js';
import type { PageRequest } from './page-request.js';
import type { HttpRequest } from './transport.js';

const ENDPOINT_PATH = '/api/client/LeadsPagingInfo';

/** Returns the URL that is asked for pages. Ignores query and fragment of the base. */
export function endpointOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/?$/, ENDPOINT_PATH);
}

/** Encodes a request for the endpoint `url`. It contains no cookie. */
export function encodeRequest(
  url: string,
  format: RequestFormat,
  request: PageRequest,
): Omit<HttpRequest, 'signal'> {
  return {
    url,
    headers: { Accept: format.accept, 'Content-Type': format.contentType },
    credentials: 'omit',
    body: format.encode(request),
  };
}
