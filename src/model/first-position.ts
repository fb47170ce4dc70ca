import type { Page } from './page.js';

/** The position of the API's first record. */
export type FirstPosition = 0 | 1;

/**
 * Requests the first rows from position 0, and then from 1 if the API may have refused 0. Returns
 * the position that was answered.
 */
export async function findTop<Row>(
  fetchFrom: (start: FirstPosition) => Promise<Page<Row>>,
  mayRefuseStart: (error: unknown) => boolean,
): Promise<Page<Row> & { readonly start: FirstPosition }> {
  try {
    const page = await fetchFrom(0);
    if (page.leads.length > 0 || page.total === 0) {
      return { ...page, start: 0 };
    }
  } catch (error) {
    if (!mayRefuseStart(error)) {
      throw error;
    }
  }
  return { ...(await fetchFrom(1)), start: 1 };
}
