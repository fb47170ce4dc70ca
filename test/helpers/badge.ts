import { fixtureSync, html } from '@open-wc/testing';
import type { ClientLeadsUnread } from '../../src/unread.js';
import { comeBack } from './browser-state.js';
import { DemoHost, hostRows, type HostContents, type HostRow } from './demo-host.js';
import { text } from './element.js';
import { Site } from './site.js';
import { stub } from './stub.js';
import { waitUntil } from './wait-until.js';

/** So many inquiries, of which the first have these numbers of unread messages. */
export function inquiries(count: number, ...unread: number[]): HostRow[] {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  return hostRows(...ids).map((row, index) => ({
    ...row,
    CountNotReadMessage: unread[index] ?? 0,
  }));
}

/** An API, and a site that names a client of it so many times. By default, 3 messages are unread. */
export async function startSite(
  contents: HostContents = { leads: inquiries(4, 1, 2) },
  answers = 1,
): Promise<{ api: DemoHost; site: Site }> {
  const api = await DemoHost.create(contents);
  const site = await Site.create();
  await site.answer(...Array.from({ length: answers }, () => Site.client(api)));
  return { api, site };
}

/** Adds a link with a badge to the page; the fixture removes it. */
export function mountBadge(
  site: Site,
  badge: ClientLeadsUnread = document.createElement('client-leads-unread'),
): ClientLeadsUnread {
  badge.setAttribute('session-url', site.url);
  badge.setAttribute('sitecode', 'GIFT-01');
  fixtureSync<HTMLElement>(html`<a href="/inquiries">Обращения </a>`).append(badge);
  return badge;
}

/** A badge that shows 3. */
export async function openBadge() {
  const { api, site } = await startSite();
  const badge = mountBadge(site);
  await shows(badge, '3');
  return { api, site, badge };
}

export function numberOf(badge: ClientLeadsUnread): HTMLElement | null {
  return badge.shadowRoot!.querySelector<HTMLElement>('[part=number]');
}

/** What is seen of the badge. */
export function seen(badge: ClientLeadsUnread): string {
  const number = numberOf(badge);
  return number?.checkVisibility() ? number.textContent : '';
}

/** What a screen reader says of the badge. */
export function heard(badge: ClientLeadsUnread): string {
  const spoken = [...badge.shadowRoot!.children].filter(
    (child) => child.ariaHidden !== 'true' && child.checkVisibility(),
  );
  return spoken.map((child) => text(child)).join(' ');
}

export async function shows(badge: ClientLeadsUnread, number: string): Promise<void> {
  await waitUntil(() => seen(badge) === number, `shows «${number}»`);
}

/** Waits until the badge has decided whether it asks, which it does in a task of its own. */
export async function decided(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}

/** Lets the client go away, and come back after a minute, when numbers are old. */
export function comeBackLater(): void {
  const later = Date.now() + 60_000;
  stub(Date, 'now', () => later);
  comeBack();
}
