/** The elements in a page's own tests, under jsdom as Vitest sets it up. No error may occur there. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClientLeads } from 'client-leads';
import { JSDOM } from 'jsdom';
import { filesIn } from '../../tools/files-in.js';

/** Globals of Node that Vitest replaces with those of jsdom. */
const REPLACED = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'CustomEvent',
  'DOMException',
  'Event',
  'EventTarget',
  'File',
  'FormData',
  'Headers',
  'MessageEvent',
  'Performance',
  'URL',
  'URLSearchParams',
  'addEventListener',
  'dispatchEvent',
  'navigator',
  'removeEventListener',
];
/** What Vitest removes after the tests of a file. */
const REMOVED = ['document', 'window', 'location', 'navigator', 'HTMLElement', 'ShadowRoot'];

const ROWS = Array.from({ length: 45 }, (_, index) => ({
  Id: 5045 - index,
  ProcTime: '2025-12-22T02:25:53',
  LeadStatusName: index % 2 === 1 ? 'В работе' : 'Решено',
  Subject: index % 2 === 1 ? `Не пришёл сертификат ${index}` : `Обмен карты ${index}`,
  CountNotReadMessage: index % 3 === 0 ? 1 : 0,
}));

const errors: unknown[] = [];
let rows: readonly object[];
let session: object | null;
let element: ClientLeads;

makeGlobal(new JSDOM('<!doctype html>', { url: 'http://localhost:3000', pretendToBeVisual: true }));
globalThis.fetch = answer;
const note = (...words: unknown[]) => void errors.push(...words);
Object.assign(console, { error: note, warn: note });
process.on('unhandledRejection', note);
process.on('uncaughtException', note);
window.addEventListener('error', ({ error }) => void errors.push(error));
await import('client-leads');
await import('client-leads/unread.js');

beforeEach(() => {
  rows = ROWS;
  session = { client: '1017', token: '55120938' };
  element = document.createElement('client-leads');
  Object.assign(element, { siteCode: 'GIFT-01', client: '1017', token: '55120938', lang: 'en' });
});

afterEach(async () => {
  element.remove();
  await turn();
  assert.deepEqual(errors.splice(0), []);
});

it('mounts under jsdom, and loads the next page', async () => {
  await show();
  const [row] = shownRows();
  for (const words of ['Обмен карты 0', 'Решено', 'Dec 22', '1 unread message']) {
    assert.ok(row!.textContent.includes(words), words);
  }
  const loaded = next(element, 'leads-load');
  part('load-more').focus();
  part('load-more').click();
  await loaded;
  assert.ok(await element.loadMore());
  assert.deepEqual([element.status, shownRows().length], ['complete', 45]);
});

it('changes its client, its filter and its rows under jsdom', async () => {
  await show({ filterControls: 'search status', selectable: true });
  const search = part('filter-search') as HTMLInputElement;
  search.value = 'серти';
  search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await reach('complete');
  assert.equal(shownRows().length, 22);
  element.token = null;
  await reach('unconfigured');
  assert.equal(shownRows().length, 0);
  rows = ROWS.slice(0, 3);
  Object.assign(element, { client: 1018n, token: '2', apiBase: 'https://api.example/' });
  await reach('complete');
  shownRows()[0]!.querySelector('button')!.focus();
  rows = ROWS.slice(1, 3);
  await element.refresh();
  assert.equal(shownRows().length, 2);
});

for (const [title, close] of [
  ['as Vitest does', (name: string) => Reflect.deleteProperty(globalThis, name)],
  [
    'as Jest does',
    (name: string) => Object.defineProperty(globalThis, name, { value: null, configurable: true }),
  ],
] as const) {
  it(`does nothing if jsdom is torn down after a test, ${title}, with the list in the page`, async () => {
    await show();
    const open = REMOVED.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)!);
    REMOVED.forEach(close);
    element.requestUpdate();
    await element.updateComplete.finally(() => {
      REMOVED.forEach((name, index) => Object.defineProperty(globalThis, name, open[index]!));
    });
  });
}

it('mounts, changes and removes the badge under jsdom', async () => {
  rows = [{ CountNotReadMessage: 3 }];
  const badge = document.createElement('client-leads-unread');
  Object.assign(badge, { siteCode: 'GIFT-01', sessionUrl: '/my/session', lang: 'en' });
  const shown = next(badge, 'leads-unread-change');
  document.body.append(badge);
  await shown;
  assert.equal(badge.unread, 3);
  session = null;
  await badge.sessionChanged();
  assert.equal(badge.unread, 0);
  badge.remove();
});

it('shows the inquiries of the code in docs/testing.md under jsdom', async (context) => {
  context.after(() => (globalThis.fetch = answer));
  const files = Object.fromEntries(await filesIn('docs/testing.md'));
  await import(`data:text/javascript,${encodeURIComponent(files['fake-fetch.js']!)}`);
  Object.assign(element, { client: null, token: null, sessionUrl: '/session.php' });
  document.body.append(element);
  await reach('complete');
  assert.match(shownRows()[0]!.textContent, /Обмен карты/);
});

/** Stands in for the site's own server and for the API, which counts from 1. */
async function answer(_url: string | URL | Request, init?: RequestInit): Promise<Response> {
  await turn();
  init?.signal?.throwIfAborted();
  if (!init?.body) {
    return Response.json(session);
  }
  const { Start, Length } = readFields(init.body as string);
  const first = Math.max(Number(Start), 1) - 1;
  const LeadsClients = rows.slice(first, first + Number(Length));
  return Response.json({ TotalRows: rows.length, LeadsClients, ErrorCode: 0 });
}

/** Reads JSON, for the page's own origin, or a form. */
function readFields(body: string): Partial<Record<string, unknown>> {
  return body.startsWith('{')
    ? (JSON.parse(body) as Record<string, unknown>)
    : Object.fromEntries(new URLSearchParams(body));
}

async function show(properties: Partial<ClientLeads> = {}): Promise<void> {
  Object.assign(element, properties);
  document.body.append(element);
  await reach('ready');
}

async function reach(status: string): Promise<void> {
  while (element.status !== status) {
    await next(element, 'leads-change');
  }
  await element.updateComplete;
}

function next(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
}

function all(selector: string): HTMLElement[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
}

function shownRows(): HTMLElement[] {
  return all('[part~=lead]:not([hidden])');
}

function part(name: string): HTMLElement {
  return all(`[part~=${name}]`)[0]!;
}

/** Makes a DOM global, before the element is imported: Lit looks for a DOM then. */
function makeGlobal(dom: JSDOM): void {
  const own = dom.window as unknown as Record<string, unknown>;
  for (const name of new Set([...Object.getOwnPropertyNames(own), ...REPLACED])) {
    if (REPLACED.includes(name) || !(name in globalThis)) {
      const value = own[name];
      const isMethod = typeof value === 'function' && /^[a-z]/.test(name);
      Object.defineProperty(globalThis, name, {
        value: isMethod ? (value.bind(own) as unknown) : value,
        configurable: true,
        writable: true,
      });
    }
  }
  for (const name of ['window', 'self', 'top', 'parent']) {
    Object.defineProperty(globalThis, name, { value: globalThis, configurable: true });
  }
  Object.defineProperty(document, 'defaultView', { value: globalThis, configurable: true });
}
