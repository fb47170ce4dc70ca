import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { Translator } from '../i18n/translator.js';
import type { Period } from '../model/period.js';

export interface FiltersState {
  readonly period: Period;
  /** Whether the reader has asked for a period that starts after it ends. */
  readonly isPeriodRefused: boolean;
  readonly translator: Translator;
  readonly onPeriod: (period: Period) => void;
}

/**
 * The period above the list. When another period is asked for, the fields show that; until then
 * they keep what the reader has typed. A reset empties them by itself.
 */
export function renderPeriod(state: FiltersState): TemplateResult {
  const { isPeriodRefused, translator, onPeriod } = state;
  const { text } = translator;
  return html`<form
    part="filter"
    aria-label=${text('period')}
    novalidate
    @submit=${(event: SubmitEvent) => handleSubmit(event, onPeriod)}
    @reset=${() => onPeriod({ from: null, to: null })}
  >
    ${renderDay('from', 'periodFrom', state)} ${renderDay('to', 'periodTo', state)}
    <button type="submit" class="button">${text('periodApply')}</button>
    <button type="reset" class="button">${text('periodReset')}</button>
    ${isPeriodRefused ? html`<p class="danger" id="refusal">${text('periodError')}</p>` : nothing}
  </form>`;
}

function renderDay(
  name: keyof Period,
  label: keyof Messages,
  { period, isPeriodRefused, translator }: FiltersState,
): TemplateResult {
  return html`<label
    >${translator.text(label)}
    <input
      type="date"
      name=${name}
      max="9999-12-31"
      .value=${period[name] ?? ''}
      aria-invalid=${isPeriodRefused}
      aria-describedby=${isPeriodRefused ? 'refusal' : nothing}
  /></label>`;
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
