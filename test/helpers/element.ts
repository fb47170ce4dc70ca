import { aTimeout, expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, type HostContents } from './demo-host.js';

export const TOKEN = '55120938';

const BUSY = new Set(['loading', 'loading-more', 'refreshing']);

/** Adds an element with these attributes to the page; the fixture removes it. */
export function mount(
  attributes: Record<string, string>,
  element: ClientLeads = document.createElement('client-leads'),
): ClientLeads {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  fixtureSync<HTMLElement>(html`<div></div>`).append(element);
  return element;
}

/** An element that reads from this host, with the required attributes. */
export function mountFor(
  host: DemoHost,
  attributes: Record<string, string> = {},
  element?: ClientLeads,
): ClientLeads {
  const required = {
    sitecode: 'GIFT-01',
    client: '1017',
    token: TOKEN,
    'api-base': host.base,
    'first-position': '1',
  };
  return mount({ ...required, ...attributes }, element);
}

/** Shows the list of a new host with these contents. */
export async function showList(
  contents: HostContents,
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create(contents);
  return [await settled(mountFor(host, attributes)), host];
}

export function isBusy({ status }: ClientLeads): boolean {
  return BUSY.has(status);
}

/** Waits until no request runs, after what was asked for in this task has begun. */
export async function settled(element: ClientLeads): Promise<ClientLeads> {
  await aTimeout(0);
  await element.updateComplete;
  while (isBusy(element)) {
    await oneEvent(element, 'leads-change');
  }
  await element.updateComplete;
  return element;
}

/** Waits for an update after an event or an observer that runs in the next microtask. */
export async function updatedLater(element: ReactiveElement): Promise<void> {
  await Promise.resolve();
  await element.updateComplete;
}

/** The events of the element from now on, as [type, detail]. */
export function recordEvents(element: EventTarget): [string, unknown][] {
  const events: [string, unknown][] = [];
  for (const type of ['leads-load', 'leads-error']) {
    element.addEventListener(type, (event) => {
      events.push([type, (event as CustomEvent<unknown>).detail]);
    });
  }
  return events;
}

export function part(element: ClientLeads, name: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

/** Compared instead of a node, since a failed comparison of nodes prints the whole page. */
export function has(element: ClientLeads, name: string): boolean {
  return part(element, name) !== null;
}

export function rows(element: ClientLeads): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=listitem]') ?? [])];
}

/** The ids of the leads, in order. */
export function idsOf(element: ClientLeads): number[] {
  return element.leads.map(({ id }) => id);
}

/** Asserts that nothing is left of a list. */
export function expectDropped(element: ClientLeads): void {
  expect(rows(element)).to.have.length(0);
  expect([element.leads.length, element.totalRows, element.unread]).to.deep.equal([0, 0, 0]);
  expect(element.hasMore).to.equal(false);
}

/** Loads every page. */
export async function readAll(element: ClientLeads): Promise<void> {
  let hasBrought = true;
  while (hasBrought) {
    hasBrought = await element.loadMore();
  }
}

export function subjects(element: ClientLeads): string[] {
  return rows(element).map((row) => text(row.querySelector('[part=subject]')));
}

export function loadMoreButton(element: ClientLeads): HTMLButtonElement | null {
  return part(element, 'load-more') as HTMLButtonElement | null;
}

/** The text of the load-more button while it works, next to its name. */
export function shownWork(element: ClientLeads): string {
  const work = loadMoreButton(element)?.querySelector<HTMLElement>('.work');
  const isShown = work && getComputedStyle(work, '::before').content !== 'none';
  return (isShown && work.dataset.text) || '';
}

export function summary(element: ClientLeads): string {
  return text(part(element, 'summary'));
}

/** The text, with no-break spaces as spaces. */
export function text(node: Node | null): string {
  return (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
