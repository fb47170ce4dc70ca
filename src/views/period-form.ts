import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from '../model/period.js';
import type { Conditions } from '../session/conditions.js';

/**
 * The period above the list. When another period is asked for, the fields show that; until then
 * they keep what the reader has typed, and another client gets others. A reset empties them by itself.
 */
export function renderPeriod(conditions: Conditions, translator: Translator): DirectiveResult {
  const { text } = translator;
  const form = html`<form
    part="filter-dates"
    novalidate
    @submit=${(event: SubmitEvent) => handleSubmit(event, conditions)}
    @reset=${() => conditions.askForPeriod({ from: null, to: null })}
  >
    <div class="days" role="group" aria-label=${text('period')}>
      ${renderDay('from', text('periodFrom'), conditions)}
      ${renderDay('to', text('periodTo'), conditions)}
    </div>
    <button type="submit" class="button">${text('periodApply')}</button>
    <button type="reset" class="button">${text('periodReset')}</button>
    ${conditions.isPeriodRefused ? html`<p class="danger" id="refusal">${text('periodError')}</p>` : nothing}
  </form>`;
  return keyed(conditions.clientsBefore, form);
}

/**
 * A group as well as a label: Firefox does not name the parts of a date after its label. The refusal
 * is no description, which Chromium would have spoken beside the live region, and twice.
 */
function renderDay(name: keyof Period, label: string, conditions: Conditions): TemplateResult {
  const { period, isPeriodRefused } = conditions;
  return html`<div role="group" aria-label=${label}>
    <label
      >${label}
      <input
        type="date"
        name=${name}
        min="1753-01-01"
        max="9999-12-31"
        .value=${period[name] ?? ''}
        @input=${() => {
          conditions.changedEnd = name;
        }}
        aria-invalid=${isPeriodRefused}
        aria-errormessage=${isPeriodRefused ? 'refusal' : nothing}
    /></label>
  </div>`;
}

/**
 * Leaves half a date to the browser to explain. WebKit goes on refusing a field that was emptied
 * (seen in 2.54), so it is asked only if there is something to say.
 */
function handleSubmit(event: SubmitEvent, conditions: Conditions): void {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) {
    return;
  }
  const fields = [...form.querySelectorAll('input')];
  if (fields.every(({ validity }) => validity.valid) || form.reportValidity()) {
    const valueOf = (name: keyof Period) =>
      fields.find((field) => field.name === name)?.value || null;
    conditions.askForPeriod({ from: valueOf('from'), to: valueOf('to') });
  }
}
