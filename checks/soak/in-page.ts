/** Runs in each page of the soak before its scripts: acts on its elements, and checks their laws. */
import type { ClientLeads } from 'client-leads';
import { countOpen, type OpenCounts } from '../../test/helpers/leak-ledger.js';
import type { PageAction } from './actions.js';

declare global {
  interface Window {
    soak: typeof soak;
  }
}

/** An element as it is now. */
export interface Look {
  /** The laws that do not hold now. */
  readonly broken: readonly string[];
  readonly client: number;
  readonly ids: readonly number[];
}

/** The inquiries of an element that has read its whole list, and those of its API. */
export interface WholeList {
  readonly shown: readonly number[];
  readonly truth: readonly number[];
}

/** What is open in a page whose elements rest. */
export interface Open extends OpenCounts {
  /** The elements of the page and of its shadow roots, except for those that follow the list. */
  readonly nodes: readonly string[];
}

const CLIENT = '1017';
const OTHER_CLIENT = '1021';
/** Each sign-in has a token of its own, since a refused one stays refused. */
let token = 55_120_938;

const BUSY = ['loading', 'loading-more', 'refreshing'];
/** The parts that depend on the list. */
const OF_LIST = '[role=list] *, option, optgroup';

const elements: ClientLeads[] = [];
/** The detail of the last `leads-change` of each element. */
const changes = new WeakMap<ClientLeads, object>();
/** The elements whose last request was refused. */
const refused = new WeakSet<ClientLeads>();
/** The methods of the elements that have not returned yet. */
const pending = new Set<Promise<unknown>>();

const PAGE_ACTIONS: Readonly<Record<PageAction, (element: ClientLeads, value: number) => unknown>> =
  {
    loadMore: (element) => element.loadMore(),
    refresh: (element) => element.refresh(),
    pressMore: (element) => press(element, 'load-more'),
    pressRetry: (element) => press(element, 'retry'),
    pressUnread: (element) => press(element, 'filter-unread'),
    clearSearch: (element) => press(element, 'filter-search-clear'),
    chooseStatus: (element, value) => choose(element, 'filter-status', value),
    choosePeriod: (element, value) => choose(element, 'filter-period', value),
    scroll: (element, value) => element.scrollIntoView({ block: value % 2 ? 'start' : 'end' }),
    clearFilter: (element) => (element.filter = null),
    signOut: (element) => (element.token = null),
    signIn: (element) => Object.assign(element, { client: CLIENT, token: String(++token) }),
    changeClient: (element) => (element.client = OTHER_CLIENT),
    move: (element) => element.parentElement?.append(element),
    remove: (element) => element.remove(),
    replace: (element) => {
      const copy = document.createElement('client-leads');
      for (const { name, value } of element.attributes) {
        copy.setAttribute(name, value);
      }
      if (element.isConnected) {
        element.replaceWith(copy);
        elements[elements.indexOf(element)] = copy;
        watch(copy);
      }
    },
    insert: (element) => element.isConnected || document.body.append(element),
  };

const soak = {
  /** Finds the elements of the page. Returns whether they are there. */
  start(): boolean {
    if (elements.length === 0 && customElements.get('client-leads')) {
      elements.push(...document.querySelectorAll('client-leads'));
      elements.forEach(watch);
    }
    return elements.length > 0;
  },

  act(index: number, action: PageAction, value: number): void {
    const outcome = PAGE_ACTIONS[action](elements[index]!, value);
    if (outcome instanceof Promise) {
      pending.add(outcome);
      void outcome.finally(() => pending.delete(outcome));
    }
  },

  /** Focuses the search field. Returns whether there is one. */
  focusSearch(index: number): boolean {
    const field = partOf(elements[index]!, 'filter-search');
    field?.focus();
    return field !== null;
  },

  async look(): Promise<Look[]> {
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    return elements.map((element) => ({
      broken: brokenLaws(element),
      client: Number(element.client),
      ids: element.leads.map(({ id }) => id),
    }));
  },

  /** Puts each element back, signs in without a filter, and reads the whole list. */
  async readAll(): Promise<WholeList[]> {
    await Promise.all(elements.map(readWholeList));
    // Every method has returned, even if it was called before a sign-out or a removal.
    await Promise.all(pending);
    return Promise.all(
      elements.map(async (element) => ({
        shown: element.leads.map(({ id }) => id),
        truth: await askHost(element),
      })),
    );
  },

  countOpen(): Open {
    const roots = [document, ...elements.map(({ shadowRoot }) => shadowRoot!)];
    const nodes = roots.flatMap(namesOfNodes).sort();
    return { ...countOpen(), nodes };
  },
};
window.soak = soak;

function watch(element: ClientLeads): void {
  element.addEventListener('leads-change', ({ detail }) => changes.set(element, detail));
  element.addEventListener('leads-load', () => refused.delete(element));
  element.addEventListener('leads-error', ({ detail }) => {
    if (detail.kind === 'auth') {
      refused.add(element);
    }
  });
}

function brokenLaws(element: ClientLeads): string[] {
  const { client, leads, matchingLeads, shadowRoot, status, token, totalRows } = element;
  const rows = [...shadowRoot!.querySelectorAll('[role=listitem]')];
  const shown = rows.filter((row) => row.checkVisibility());
  const numbers = shown.map((row) => row.querySelector('[part=number]')?.textContent ?? '');
  const isOut = client === null || token === null;
  const laws: Readonly<Record<string, boolean>> = {
    'Each inquiry is there once.': new Set(leads.map(({ id }) => id)).size === leads.length,
    'The rows are the matching inquiries, in order.':
      !element.isConnected ||
      String(numbers.map((number) => number.replaceAll(/\D/g, ''))) ===
        String(matchingLeads.map(({ number }) => number)),
    'The rows are numbered in order.': shown.every(
      ({ ariaPosInSet }, index) => Number(ariaPosInSet) === index + 1,
    ),
    'A complete list has as many inquiries as the API counts.':
      status !== 'complete' || leads.length === totalRows,
    'Nobody sees inquiries who is not signed in.':
      !isOut || (leads.length === 0 && rows.length === 0 && status === 'unconfigured'),
    'A refused token shows no inquiries.': !refused.has(element) || rows.length === 0,
    'A failed first page shows no inquiries.': status !== 'error' || rows.length === 0,
    'The last leads-change has told the state.': hasTold(element),
    'The token is not in the page.': !token || !shadowRoot!.innerHTML.includes(String(token)),
  };
  return Object.entries(laws)
    .filter(([, holds]) => !holds)
    .map(([law]) => `${law} (${status}, ${leads.length} of ${totalRows}, ${shown.length} shown)`);
}

function hasTold(element: ClientLeads): boolean {
  const { status, totalRows, unread, hasMore, leads, matchingLeads } = element;
  const state = { status, totalRows, unread, hasMore };
  const counts = { loaded: leads.length, matching: matchingLeads.length };
  const told: Readonly<Record<string, unknown>> = { ...changes.get(element) };
  return Object.entries({ ...state, ...counts }).every(
    ([name, value]) => !changes.has(element) || told[name] === value,
  );
}

async function readWholeList(element: ClientLeads): Promise<void> {
  PAGE_ACTIONS.insert(element, 0);
  PAGE_ACTIONS.signIn(element, 0);
  element.filter = null;
  await element.refresh();
  PAGE_ACTIONS.choosePeriod(element, 0);
  await element.refresh();
  while (await element.loadMore()) {
    // Each call reads a page.
  }
  await idle(element);
  // The first tooltip creates an observer for the life of the page.
  const over = new PointerEvent('pointerover', { bubbles: true });
  element.shadowRoot!.querySelector('time')?.dispatchEvent(over);
}

/** Returns the whole list of the API, past the element. */
async function askHost({ apiBase, client }: ClientLeads): Promise<number[]> {
  const base = new URL(apiBase ?? '', document.baseURI);
  const response = await fetch(new URL('api/client/LeadsPagingInfo', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ Client: client, Start: 1, Length: 10_000 }),
  });
  const { LeadsClients } = (await response.json()) as { LeadsClients: { Id: number }[] };
  return LeadsClients.map(({ Id }) => Id);
}

/** Waits until no request runs. */
async function idle(element: ClientLeads): Promise<void> {
  while (BUSY.includes(element.status)) {
    await new Promise((resolve) => {
      element.addEventListener('leads-change', resolve, { once: true });
    });
  }
  await element.updateComplete;
}

function partOf(element: ClientLeads, part: string): HTMLElement | null {
  return element.shadowRoot!.querySelector<HTMLElement>(`[part~=${part}]`);
}

function press(element: ClientLeads, part: string): void {
  partOf(element, part)?.click();
}

function choose(element: ClientLeads, part: string, value: number): void {
  const field = partOf(element, part);
  if (field instanceof HTMLSelectElement) {
    field.selectedIndex = value % field.options.length;
    field.dispatchEvent(new Event('change'));
  }
}

function namesOfNodes(root: Document | ShadowRoot): string[] {
  return [...root.querySelectorAll('*')]
    .filter((node) => !node.matches(OF_LIST))
    .map((node) => `${node.localName} ${node.part.value}`.trim());
}
