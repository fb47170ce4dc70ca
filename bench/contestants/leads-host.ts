import type { GeneratedRow } from '../../demo/api/generate-leads.js';

const REQUEST = { Client: 1017, Token: 55120938, SiteCode: 'GIFT-01' };

/** A row from the host, with gaps. */
export type Row = GeneratedRow;

declare global {
  interface Window {
    /** The first rows, if a script in the text of the page has asked for them. */
    firstRows?: Promise<Response> | undefined;
  }
}

/** Requests rows from a position, in the few lines that a page's author would write. */
export async function fetchRows(start: number, length: number): Promise<Row[]> {
  const { firstRows } = window;
  window.firstRows = undefined;
  const response = await (firstRows ??
    fetch('/api/client/LeadsPagingInfo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...REQUEST, Start: start, Length: length }),
    }));
  const { LeadsClients } = (await response.json()) as { LeadsClients: Row[] };
  return LeadsClients;
}

const format = new Intl.DateTimeFormat('ru', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Formats a wall-clock time as written. Returns an empty string for .NET's "no date". */
export function formatTime(iso: string): string {
  return iso.startsWith('0001') ? '' : format.format(new Date(`${iso.slice(0, 16)}Z`));
}
