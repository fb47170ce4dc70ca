import type { GeneratedRow } from '../../demo/api/generate-leads.js';

const REQUEST = { Client: 1017, Token: 55120938, SiteCode: 'GIFT-01' };

const format = new Intl.DateTimeFormat('ru', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Requests rows from a position, in the few lines that a page's author would write. */
export async function fetchRows(start: number, length: number): Promise<GeneratedRow[]> {
  const response = await fetch('/api/client/LeadsPagingInfo', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...REQUEST, Start: start, Length: length }),
  });
  const { LeadsClients } = (await response.json()) as { LeadsClients: GeneratedRow[] };
  return LeadsClients;
}

/** Formats a wall-clock time as written. Returns an empty string for .NET's "no date". */
export function formatTime(iso: string): string {
  return iso.startsWith('0001') ? '' : format.format(new Date(`${iso.slice(0, 16)}Z`));
}
