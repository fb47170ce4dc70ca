import { render } from 'lit';
import { formatTime, machineTime } from '../i18n/dates.js';
import type { Lead } from '../model/lead.js';
import type { RowLook } from './row-look.js';

/** A row of the list, and the lead that is drawn in it. */
export interface Row extends HTMLElement {
  lead?: Lead;
}

type Attributes = Readonly<Record<string, string>>;

/** An element with these attributes and this inside. */
export function element(
  tag: string,
  attributes: Attributes,
  ...inside: (Node | string)[]
): HTMLElement {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name] ?? '');
  node.append(...inside);
  return node;
}

/**
 * Draws the inside of a row: what is there of a lead, and no gap for what is not. Nodes and no
 * template, since what a template keeps for each of 10,000 rows outweighs the rows.
 */
export function drawRow(row: Row, lead: Lead, look: RowLook): void {
  row.lead = lead;
  row.className = lead.unread ? 'row is-unread' : 'row';
  row.replaceChildren(...(ownNodes(lead, look) ?? builtInNodes(lead, look)));
}

/** The row that something stands in, if it does. */
export function rowOf(inside: Element): Row | null {
  return inside.closest<Row>('[part=lead]');
}

/** The link or button of its own that activates the lead of a row, if it has one. */
export function controlOf(row: Row): HTMLElement | null {
  return row.querySelector<HTMLElement>(':scope > :is(a, button).subject');
}

function ownNodes(lead: Lead, { renderLead }: RowLook): Node[] | undefined {
  if (!renderLead) return undefined;
  const own = element('div', { class: 'own' });
  try {
    render(renderLead(lead), own);
    return [own];
  } catch (error) {
    console.error('<client-leads> renderLead failed; the built-in row is shown.', error);
    return undefined;
  }
}

function builtInNodes(lead: Lead, look: RowLook): Node[] {
  const { text, locale, timeZone, link, isSelectable } = look;
  const { subject, status, time, number, mark, unread, type, source, form } = lead;
  const field = (tag: string, name: string, attributes: Attributes, ...inside: (Node | string)[]) =>
    element(tag, { class: name, part: name, ...attributes }, ...inside);
  const title = subject || form || type || text(number ? 'untitled' : 'unnamed', { number });
  const meta = [type, source, form].filter((part) => part && part !== title).join('\u00a0· ');
  const url = link?.(lead);
  const isButton = isSelectable && !link;
  return [
    url === undefined
      ? isButton
        ? field('button', 'subject', { type: 'button' }, title)
        : field('span', 'subject', {}, title)
      : field('a', 'subject', { href: url }, title),
    status && field('span', 'status', {}, status),
    time &&
      field('time', 'time', { datetime: machineTime(time) }, formatTime(time, locale, timeZone)),
    number && field('span', 'number', {}, text('number', { number })),
    mark && field('span', 'mark', {}, mark),
    unread &&
      field(
        'span',
        'unread',
        {},
        element('span', { 'aria-hidden': 'true' }, look.number(unread)),
        element('span', { class: 'spoken' }, text('unread', { n: unread })),
      ),
    meta && field('span', 'meta', {}, meta),
  ].filter((node) => node instanceof Node);
}
