import { formatTime } from '../format-time.js';

const numbers = new Intl.NumberFormat('ru');
const plurals = new Intl.PluralRules('ru');

/**
 * A row with its inside. It mirrors the elements, classes, parts and attributes of
 * `src/views/row.ts`: change it with them.
 *
 * @param {Record<string, any>} lead as the API gives it
 * @param {number} position counted from 1
 * @param {number} total
 */
export function createRow(lead, position, total) {
  const unread = lead.CountNotReadMessage;
  const row = document.createElement('div');
  row.setAttribute('role', 'listitem');
  row.setAttribute('part', 'lead');
  row.className = unread ? 'row is-unread' : 'row';
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
  row.append(field('span', 'subject', title));
  if (status) {
    row.append(field('span', 'status', status));
  }
  const time = formatTime(lead.ProcTime);
  if (time) {
    const element = field('time', 'time', time);
    element.dateTime = lead.ProcTime.slice(0, 23);
    row.append(element);
  }
  if (lead.Leads) {
    row.append(field('span', 'number', `№\u00a0${lead.Leads}`));
  }
  if (mark) {
    row.append(field('span', 'mark', mark));
  }
  if (unread) {
    row.append(badge(unread));
  }
  const meta = [type, source, form].filter((text) => text && text !== title);
  if (meta.length > 0) {
    row.append(field('span', 'meta', meta.join('\u00a0· ')));
  }
  return row;
}

/**
 * A number for the eye, and a sentence for the ear.
 *
 * @param {number} count
 */
function badge(count) {
  const number = document.createElement('span');
  number.setAttribute('aria-hidden', 'true');
  number.textContent = numbers.format(count);
  const sentence = document.createElement('span');
  sentence.className = 'spoken';
  const word = plurals.select(count) === 'one' ? 'непрочитанное' : 'непрочитанных';
  sentence.textContent = `${numbers.format(count)} ${word}`;
  const element = field('span', 'unread', '');
  element.append(number, sentence);
  return element;
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function field(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', name);
  element.textContent = text;
  return element;
}
