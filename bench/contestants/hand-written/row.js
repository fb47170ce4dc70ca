import { formatTime } from '../format-time.js';

const numbers = new Intl.NumberFormat('ru');
const plurals = new Intl.PluralRules('ru');

/**
 * A row with its inside. It mirrors the elements, classes, parts and attributes of `createRow` in
 * `src/views/keyed-rows.ts` and `renderRow` in `src/views/row.ts`: change it with them.
 *
 * @param {Record<string, any>} lead as the API gives it
 * @param {number} position counted from 1
 * @param {number} total
 */
export function createRow(lead, position, total) {
  const row = document.createElement('div');
  row.setAttribute('role', 'listitem');
  row.setAttribute('part', 'lead');
  row.className = 'row';
  row.tabIndex = -1;
  row.setAttribute('aria-posinset', String(position));
  row.setAttribute('aria-setsize', String(total));

  const [subject, form, type, source, status, mark] = [
    lead.Subject,
    lead.FormName,
    lead.LeadTypeName,
    lead.LeadSourceName,
    lead.LeadStatusName,
    lead.LeadMarkName,
  ].map((text) => text?.trim());
  const title = subject || form || type || `Обращение №\u00a0${lead.Leads}`;
  const top = group('top');
  top.append(part('span', 'subject', title));
  if (lead.CountNotReadMessage) top.append(part('span', 'unread', unread(lead)));

  const facts = group('facts');
  if (status) facts.append(part('span', 'status', status));
  if (lead.Leads) facts.append(part('span', 'number', `№\u00a0${lead.Leads}`));
  const time = formatTime(lead.ProcTime);
  if (time) {
    const element = part('time', 'time', time);
    element.dateTime = lead.ProcTime.slice(0, 23);
    facts.append(element);
  }

  row.append(top, facts);
  const meta = [type, source, form].filter((text) => text && text !== title);
  if (meta.length > 0 || mark) {
    const more = group('facts');
    if (meta.length > 0) more.append(part('span', 'meta', meta.join(' · ')));
    if (mark) more.append(part('span', 'mark', mark));
    row.append(more);
  }
  return row;
}

/** @param {Record<string, any>} lead */
function unread({ CountNotReadMessage: n }) {
  const word = plurals.select(n) === 'one' ? 'непрочитанное' : 'непрочитанных';
  return `${numbers.format(n)} ${word}`;
}

/** @param {string} className */
function group(className) {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function part(tag, name, text) {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  element.textContent = text;
  return element;
}
