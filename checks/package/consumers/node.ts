import { ApiError, LeadsApi, type Lead, type Page } from 'client-leads/api.js';
import { leadsApi, type LeadsApiSettings } from 'client-leads/testing';

const api = new LeadsApi({
  base: 'https://api.example/',
  query: { siteCode: 'GIFT-01', client: '1017' },
  token: async () => '55120938',
});

const { leads, total }: Page = await api.fetchPage(1, 20, AbortSignal.timeout(5000));
export const withoutSignal: Promise<Page> = api.fetchPage(1, 20);
export const subjects: string[] = leads.map(({ subject }: Lead) => subject);
export const share: number = leads.length / total;
export const isRefused = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 401 || error.kind === 'api');

const settings: LeadsApiSettings = { leads: [{ id: 5001, time: { iso: '2025-12-22' } }] };
globalThis.fetch = leadsApi(settings);
settings.status = 503;

// @ts-expect-error: no such field of a lead.
leadsApi({ leads: [{ Id: 5001 }] });
// @ts-expect-error: no such setting.
leadsApi({ delay: 300 });
// @ts-expect-error: no token.
new LeadsApi({ base: 'https://api.example/', query: { siteCode: 'GIFT-01', client: '1017' } });
// @ts-expect-error: no length.
api.fetchPage(1);
// @ts-expect-error: no such kind.
new ApiError('nothing', 'A failure');
// @ts-expect-error: the client knows no element.
export type { ClientLeads } from 'client-leads/api.js';
