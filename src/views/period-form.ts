import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from '../model/period.js';
import type { Filters } from '../session/filters.js';

/**
 * The period above the list. The fields show the requested period, and keep the reader's input
 * until another period is requested. A new client gets new fields. The browser's reset empties
 * them.
 */
export function renderPeriod(filters: Filters, translator: Translator): DirectiveResult {
  const { text } = translator;
  const form = html`<form
    part="filter-dates"
    novalidate
    @submit=${(event: SubmitEvent) => handleSubmit(event, filters)}
    @reset=${() => filters.askForPeriod({ from: null, to: null })}
  >
    <div class="days" role="group" aria-label=${text('period')}>
      ${renderDay('from', text('periodFrom'), filters)}
      ${renderDay('to', text('periodTo'), filters)}
    </div>
    <button type="submit" class="button">${text('periodApply')}</button>
    <button type="reset" class="button">${text('periodReset')}</button>
    ${filters.isPeriodRefused ? html`<p class="danger" id="refusal">${text('periodError')}</p>` : nothing}
  </form>`;
  return keyed(filters.clientsBefore, form);
}

/**
 * A group in addition to a label, since Firefox does not include the label in the names of a date's
 * parts. The refusal is not a description: Chromium would speak it twice, in addition to the live
 * region.
 */
function renderDay(name: keyof Period, label: string, filters: Filters): TemplateResult {
  const { period, isPeriodRefused } = filters;
  return html`<div role="group" aria-label=${label}>
    <label
      >${label}
      <input
        type="date"
        class="control"
        name=${name}
        min="1753-01-01"
        max="9999-12-31"
        .value=${period[name] ?? ''}
        @input=${() => filters.noteChangedEnd(name)}
        aria-invalid=${isPeriodRefused}
        aria-errormessage=${isPeriodRefused ? 'refusal' : nothing}
    /></label>
  </div>`;
}

/**
 * Lets the browser explain an incomplete date. WebKit keeps refusing a field that was emptied (seen
 * in 2.54), so the browser is asked only if a field is invalid.
 */
function handleSubmit(event: SubmitEvent, filters: Filters): void {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) {
    return;
  }
  const fields = [...form.querySelectorAll('input')];
  if (fields.every(({ validity }) => validity.valid) || form.reportValidity()) {
    const valueOf = (name: keyof Period) =>
      fields.find((field) => field.name === name)?.value || null;
    filters.askForPeriod({ from: valueOf('from'), to: valueOf('to') });
  }
}
