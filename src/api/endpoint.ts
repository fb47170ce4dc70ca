const ENDPOINT_PATH = '/api/client/LeadsPagingInfo';

/** Returns the URL that is asked for pages. Ignores query and fragment of the base. */
export function endpointOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/?$/, ENDPOINT_PATH);
}
