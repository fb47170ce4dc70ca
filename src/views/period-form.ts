import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from '../model/period.js';

export interface PeriodFormState {
  readonly period: Period;
  /** Whether the reader has asked for a period that starts after it ends. */
  readonly isPeriodRefused: boolean;
  readonly translator: Translator;
  readonly onPeriod: (period: Period) => void;
  /** Called when the reader has changed one end. */
  readonly onPeriodChange: (end: keyof Period) => void;
}

/**
 * The period above the list. When another period is asked for, the fields show that; until then
 * they keep what the reader has typed. A reset empties them by itself.
 */
export function renderPeriod(state: PeriodFormState): TemplateResult {
  const { isPeriodRefused, translator, onPeriod } = state;
  const { text } = translator;
  return html`<form
    part="filter-dates"
    novalidate
    @submit=${(event: SubmitEvent) => handleSubmit(event, onPeriod)}
    @reset=${() => onPeriod({ from: null, to: null })}
  >
    <div class="days" role="group" aria-label=${text('period')}>
      ${renderDay('from', 'periodFrom', state)} ${renderDay('to', 'periodTo', state)}
    </div>
    <button type="submit" class="button">${text('periodApply')}</button>
    <button type="reset" class="button">${text('periodReset')}</button>
    ${isPeriodRefused ? html`<p class="danger" id="refusal">${text('periodError')}</p>` : nothing}
  </form>`;
}

/**
 * A group as well as a label: Firefox does not name the parts of a date after its label. The refusal
 * is no description, which Chromium would have spoken beside the live region, and twice.
 */
function renderDay(
  name: keyof Period,
  label: keyof Messages,
  { period, isPeriodRefused, translator, onPeriodChange }: PeriodFormState,
): TemplateResult {
  return html`<div role="group" aria-label=${translator.text(label)}>
    <label
      >${translator.text(label)}
      <input
        type="date"
        name=${name}
        max="9999-12-31"
        .value=${period[name] ?? ''}
        @input=${() => onPeriodChange(name)}
        aria-invalid=${isPeriodRefused}
        aria-errormessage=${isPeriodRefused ? 'refusal' : nothing}
    /></label>
  </div>`;
}

/**
 * Leaves half a date to the browser to explain. WebKit goes on refusing a field that was emptied
 * (seen in 2.54), so it is asked only if there is something to say.
 */
function handleSubmit(event: SubmitEvent, onPeriod: (period: Period) => void): void {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) {
    return;
  }
  const fields = [...form.querySelectorAll('input')];
  if (fields.every(({ validity }) => validity.valid) || form.reportValidity()) {
    const valueOf = (name: keyof Period) =>
      fields.find((field) => field.name === name)?.value || null;
    onPeriod({ from: valueOf('from'), to: valueOf('to') });
  }
}
