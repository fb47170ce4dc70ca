import { html, nothing, type TemplateResult } from 'lit';
import type { Lead } from '../leads/lead.js';
import { formatTime, machineTime } from '../i18n/dates.js';
import type { Language } from './language.js';

/** The inside of a row: what is there of a lead, and no gap for what is not. */
export function renderRow(lead: Lead, language: Language): TemplateResult {
  const title = titleOf(lead, language);
  const meta = [lead.type, lead.source, lead.form].filter((text) => text && text !== title);
  return html`<div class="top">
      <span part="subject">${title}</span>
      ${
        lead.unread > 0
          ? html`<span part="unread">${language.texts.text('unread', { n: lead.unread })}</span>`
          : nothing
      }
    </div>
    <div class="facts">
      ${lead.status ? html`<span part="status">${lead.status}</span>` : nothing}
      ${
        lead.number
          ? html`<span part="number"
              >${language.texts.text('number', { number: lead.number })}</span
            >`
          : nothing
      }
      ${
        lead.time
          ? html`<time part="time" datetime=${machineTime(lead.time)}
              >${formatTime(lead.time, language.locale, language.timeZone)}</time
            >`
          : nothing
      }
    </div>
    ${
      meta.length > 0 || lead.mark
        ? html`<div class="facts">
            ${meta.length > 0 ? html`<span part="meta">${meta.join(' · ')}</span>` : nothing}
            ${lead.mark ? html`<span part="mark">${lead.mark}</span>` : nothing}
          </div>`
        : nothing
    }`;
}

function titleOf(lead: Lead, { texts }: Language): string {
  const { subject, form, type, number } = lead;
  return subject || form || type || texts.text('untitled', { number });
}
