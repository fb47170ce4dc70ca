const REQUEST = { Client: 1017, Token: 55120938, SiteCode: 'GIFT-01' };

/**
 * Asks the API for a page, in the one line or two that a page's author would write.
 *
 * @param {number} start counted from 1
 * @param {number} length
 * @param {string} [base] the API's base URL
 * @returns {Promise<{ TotalRows: number, LeadsClients: Record<string, any>[] }>}
 */
export async function fetchPage(start, length, base = '/') {
  const response = await fetch(`${base}api/client/LeadsPagingInfo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...REQUEST, Start: start, Length: length }),
  });
  return response.json();
}
