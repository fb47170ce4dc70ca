import type { ClientLeads } from '../../src/index.js';
import type { LeadsResponse } from '../api/write-answer.js';
import type { PageHost } from '../pages-api.js';
import { createHost, type OwnHost } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find } from './find.js';
import { countOpen, OPEN_KINDS } from './leak-ledger.js';
import { make } from './make.js';

declare global {
  interface Window {
    /** The faults, for the program that drives this page. Empty if the check has passed. */
    wear: Promise<string[]>;
    /** Collects garbage. Missing unless the browser exposes it. */
    gc?: () => void;
  }
}

type Removed = WeakRef<Element | ShadowRoot>;

const MOUNTS = 200;
const CLIENT_CHANGES = 200;
const REFRESHES = 2000;
const RETRIED_REFRESHES = 60;

/** The maximum number of garbage collections. A few are usually enough. */
const COLLECTIONS = 20;

/** The element's console message for the configured failures of the hosts. */
const EXPECTED_ERROR = '<client-leads> The API answered with HTTP 500.';

/** The interval, in refreshes, at which the list moves and the count is shown. */
const MOVE_EVERY = 20;

const stage = find('#stage', HTMLElement);
const figures = new Map<string, string | number>();
/** Each fault once, however often it occurs. */
const faults = new Set<string>();

window.addEventListener('error', ({ message }) => faults.add(message));
window.addEventListener('unhandledrejection', ({ reason }) => faults.add(String(reason)));
console.error = (...words: unknown[]) => {
  const text = words.join(' ');
  if (!text.startsWith(EXPECTED_ERROR)) {
    faults.add(text);
  }
};

// The file of the element listens for a restored page, once.
const atStart = countOpen();
const atMost = { ...atStart };

window.wear = wear()
  .catch((error: unknown) => faults.add(String(error)))
  .then(() => [...faults]);

const problems = await window.wear;
find('#outcome', HTMLElement).textContent =
  problems.length === 0 ? 'Пройдена.' : `Не пройдена: ${problems.join(' ')}`;

async function wear(): Promise<void> {
  const removed: Removed[] = [];
  for (const exercise of [mountAndRemove, changeClient, refresh, retry]) {
    removed.push(...(await exercise()));
  }
  await turn();
  const atEnd = countOpen();
  for (const kind of OPEN_KINDS) {
    show(`Осталось: ${kind}`, `${atEnd[kind]}, было до ${atMost[kind]}`);
    expectEqual(atEnd[kind], atStart[kind], kind);
    // Otherwise, the ledger would count nothing.
    expectEqual(atMost[kind] > atStart[kind], true, `more ${kind} in between`);
  }
  if (!window.gc) {
    show('Осталось в памяти', 'неизвестно: браузер запущен без --js-flags=--expose-gc');
    return;
  }
  for (let round = 0; round < COLLECTIONS; round++) {
    window.gc();
    await turn();
  }
  const alive = removed.filter((reference) => reference.deref()).length;
  show('Осталось в памяти', `${alive} из ${removed.length}`);
  expectEqual(alive, 0, 'elements and shadow roots that are alive');
}

function expectEqual(found: unknown, expected: unknown, what: string): void {
  if (found !== expected) {
    faults.add(`${what}: ${String(found)}, not ${String(expected)}.`);
  }
}

/** Removes elements in every phase of their life. */
async function mountAndRemove(): Promise<Removed[]> {
  const host = await createHost('wear-mounts');
  const removed: Removed[] = [];
  for (let round = 0; round < MOUNTS; round++) {
    const element = createFor(host, {
      'auto-load': '',
      'refresh-interval': '15000',
      loading: round % 2 ? 'lazy' : 'eager',
    });
    const outcome = nextOutcome(element);
    stage.append(element);
    // In round 0 of 5, it is removed immediately.
    if (round % 5 === 1) {
      await element.updateComplete;
    }
    if (round % 5 >= 2) {
      await outcome;
    }
    if (round % 5 === 3) {
      await element.loadMore();
    }
    if (round % 5 === 4) {
      stage.prepend(element);
      void element.refresh();
    }
    removed.push(...leave(element));
    show('Появлений', round + 1);
  }
  return removed;
}

/** Changes the client of one element, mostly before the list of the previous one has arrived. */
async function changeClient(): Promise<Removed[]> {
  const host = await createHost('wear-clients');
  const element = createFor(host, { client: '4' });
  stage.append(element);
  for (let round = 0; round < CLIENT_CHANGES; round++) {
    const outcome = nextOutcome(element);
    element.client = 1 + (round % 4);
    if (round % 3 === 0) {
      await outcome;
    }
    if (round % 3 === 1) {
      await element.updateComplete;
    }
    show('Смен клиента', round + 1);
  }
  await expectList(element, host, 'change of client');
  return leave(element);
}

/** Refreshes one element repeatedly while its list moves. */
async function refresh(): Promise<Removed[]> {
  const [element, host] = await showListOf('wear-refreshes');
  let failed = 0;
  element.addEventListener('leads-error', () => failed++);
  for (let round = 1; round <= REFRESHES; round++) {
    if (round % MOVE_EVERY === 0) {
      await host.change('insert');
      await host.change('remove');
      show('Обновлений', `${round}, из них неудачных ${failed}`);
    }
    await element.refresh();
  }
  // Every third request failed, and the first page was the first request.
  expectEqual(failed, Math.floor((1 + REFRESHES) / 3), 'failed refreshes');
  await expectList(element, host, 'refreshes');
  return leave(element);
}

/** Refreshes an element that retries failures without a delay. */
async function retry(): Promise<Removed[]> {
  const { random } = Math;
  // Removes the delay before a retry.
  Math.random = () => 0;
  const [element, host] = await showListOf('wear-retries');
  element.addEventListener('leads-error', () => faults.add('A second try failed.'));
  for (let round = 1; round <= RETRIED_REFRESHES; round++) {
    await element.refresh();
    show('Обновлений со второй попытки', round);
  }
  Math.random = random;
  await expectList(element, host, 'retries');
  return leave(element);
}

/** Shows an element, after its first page has arrived or failed. */
async function showListOf(name: PageHost): Promise<[ClientLeads, OwnHost]> {
  const host = await createHost(name);
  const element = createFor(host);
  const outcome = nextOutcome(element);
  stage.append(element);
  await outcome;
  return [element, host];
}

/** Removes the element and drops all strong references to it. */
function leave(element: ClientLeads): Removed[] {
  const open = countOpen();
  for (const kind of OPEN_KINDS) {
    atMost[kind] = Math.max(atMost[kind], open[kind]);
  }
  element.remove();
  return [element, element.shadowRoot].flatMap((node) => (node ? new WeakRef(node) : []));
}

/** Checks that the element shows the host's list, after the host has stopped failing. */
async function expectList(element: ClientLeads, host: OwnHost, after: string): Promise<void> {
  await host.change('heal');
  await element.refresh();
  const response = await fetch(`${host.base}api/client/LeadsPagingInfo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ Client: element.client, Start: 1, Length: 200 }),
  });
  const { LeadsClients: leads } = (await response.json()) as LeadsResponse;
  const shown = element.leads.map(({ id }) => id);
  expectEqual(String(shown), String(leads?.map(({ Id }) => Id)), `the list after ${after}`);
}

/** Lets pending tasks of the browser run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Waits until the first page has arrived or failed. */
function nextOutcome(element: ClientLeads): Promise<unknown> {
  return new Promise((resolve) => {
    for (const type of ['leads-load', 'leads-error'] as const) {
      element.addEventListener(type, resolve, { once: true });
    }
  });
}

function createFor(host: OwnHost, attributes: Record<string, string> = {}): ClientLeads {
  return createElement({ 'api-base': host.base, 'first-position': '1', ...attributes });
}

/** Shows a named figure. */
function show(name: string, figure: string | number): void {
  figures.set(name, figure);
  const lines = [...figures].map(([each, value]) => make('li', {}, `${each}: ${value}`));
  find('#progress', HTMLElement).replaceChildren(...lines);
}
