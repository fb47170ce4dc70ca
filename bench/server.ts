import { brotliCompressSync } from 'node:zlib';
import { createDemoApi } from '../demo/api/demo-api.js';
import { generateLeads } from '../demo/api/generate-leads.js';
import { startCrossOriginServer } from '../demo/serve-api.js';
import { filesOf } from './bundle.js';
import type { Contestant } from './contestants.js';
import { writePage } from './site-page.js';

/** The rows of a page. */
export const PAGE_SIZE = 20;

/** The rows of the API, the same at each run. */
export const ROWS = generateLeads(6000, 1, { now: Date.UTC(2025, 11, 22), language: 'ru' });

/** Only in an isolated page, the clock of the browser is exact. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves two pages for each contestant, a visit and one behind a session, and one API for all. */
export async function startServer(contestants: readonly Contestant[]) {
  const api = createDemoApi();
  api.hosts.get('demo')?.replace({ leads: ROWS, clients: {}, settings: {} });
  api.app.post('/session/client', (c) => c.json({ client: '1017', token: '55120938' }));
  const bytes = new Map<Contestant, number>();
  for (const contestant of contestants) {
    const files = await filesOf(contestant);
    let sum = 0;
    for (const [name, text] of Object.entries(files)) {
      const body = brotliCompressSync(text);
      sum += body.length;
      const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
      const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'br' };
      api.app.get(`/files/${name}`, (c) => c.body(body, 200, headers));
    }
    bytes.set(contestant, sum);
    for (const visit of ['visit', 'session'] as const) {
      const page = writePage(contestant, files, visit);
      api.app.get(`/${visit}/${contestant.id}`, (c) => c.html(page, 200, ISOLATED));
    }
  }
  const { origin, close } = await startCrossOriginServer(api);
  return { origin, close, bytes };
}
