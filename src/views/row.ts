import { nothing, render } from 'lit';
import { formatTime, machineTime } from '../i18n/dates.js';
import type { Language } from '../i18n/language.js';
import type { Lead } from '../leads/lead.js';
import type { RowLook } from './row-look.js';

/**
 * Draws the inside of a row: what is there of a lead, and no gap for what is not. Nodes and no
 * template, since what a template keeps for each of 10,000 rows outweighs the rows.
 */
export function drawRow(row: HTMLElement, lead: Lead, look: RowLook): void {
  row.classList.toggle('is-unread', lead.unread > 0);
  row.replaceChildren(...(ownNodes(lead, look) ?? builtInNodes(lead, look)));
}

/** The link or button that activates the lead of a row, if it has one. */
export function controlOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>('a.subject,button.subject');
}

function ownNodes(lead: Lead, { renderLead }: RowLook): Node[] | undefined {
  if (!renderLead) return undefined;
  const inside = document.createElement('div');
  inside.className = 'own';
  try {
    render(renderLead(lead) ?? nothing, inside);
    return [inside];
  } catch (error) {
    console.error('<client-leads> renderLead failed; the built-in row is shown.', error);
    return undefined;
  }
}

function builtInNodes(lead: Lead, look: RowLook): Node[] {
  const { texts, locale, timeZone } = look.language;
  const title = titleOf(lead, look.language);
  const meta = [lead.type, lead.source, lead.form].filter((text) => text && text !== title);
  const nodes: Node[] = [subject(title, lead, look)];
  const add = (tag: string, name: string, text: string) => {
    const field = element(tag, name, text);
    nodes.push(field);
    return field;
  };
  if (lead.status) add('span', 'status', lead.status);
  if (lead.time) {
    const text = formatTime(lead.time, locale, timeZone);
    add('time', 'time', text).setAttribute('datetime', machineTime(lead.time));
  }
  if (lead.number) add('span', 'number', texts.text('number', { number: lead.number }));
  if (lead.mark) add('span', 'mark', lead.mark);
  if (lead.unread) {
    const number = element('span', '', texts.number(lead.unread));
    number.setAttribute('aria-hidden', 'true');
    const sentence = element('span', '', texts.text('unread', { n: lead.unread }));
    sentence.className = 'spoken';
    add('span', 'unread', '').append(number, sentence);
  }
  if (meta.length > 0) add('span', 'meta', meta.join('\u00a0· '));
  return nodes;
}

function subject(title: string, lead: Lead, { link, isSelectable }: RowLook): HTMLElement {
  const url = link?.(lead);
  if (url !== undefined) {
    const anchor = element('a', 'subject', title);
    anchor.setAttribute('href', url);
    return anchor;
  }
  if (!isSelectable || link) return element('span', 'subject', title);
  const button = element('button', 'subject', title);
  button.setAttribute('type', 'button');
  return button;
}

function element(tag: string, name: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  if (name) {
    node.className = name;
    node.setAttribute('part', name);
  }
  node.textContent = text;
  return node;
}

function titleOf(lead: Lead, { texts }: Language): string {
  const { subject, form, type, number } = lead;
  const own = subject || form || type;
  return own || texts.text(number ? 'untitled' : 'unnamed', { number });
}
