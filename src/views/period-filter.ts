import { html, nothing, type TemplateResult } from 'lit';
import type { WidgetState } from './widget.js';

/** A period, inclusive at both ends: days as `YYYY-MM-DD`, or null for an open end. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * From–to above the list. The fields follow what is asked for when that changes, and keep what the
 * reader has typed until then; a reset empties them by itself.
 */
export function renderPeriodFilter({
  period,
  isPeriodRefused,
  look: { text },
  onPeriod,
}: WidgetState): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement & Record<keyof Period, HTMLInputElement>;
    const { from, to } = form;
    // Half a date is for the browser to explain. WebKit by itself goes on refusing a field that
    // was emptied (seen in 2.54), so it is asked only where there is something to say.
    if ((from.validity.valid && to.validity.valid) || form.reportValidity()) {
      onPeriod({ from: from.value || null, to: to.value || null });
    }
  };
  const field = (name: keyof Period) =>
    html`<label
      >${text(name)}
      <input
        type="date"
        name=${name}
        max="9999-12-31"
        .value=${period[name] ?? ''}
        aria-invalid=${isPeriodRefused}
        aria-describedby=${isPeriodRefused ? 'refusal' : nothing}
    /></label>`;
  return html`<form
    part="filter"
    aria-label=${text('period')}
    novalidate
    @submit=${submit}
    @reset=${() => onPeriod({ from: null, to: null })}
  >
    ${field('from')} ${field('to')}
    <button type="submit" class="button">${text('apply')}</button>
    <button type="reset" class="button">${text('reset')}</button>
    ${isPeriodRefused ? html`<p class="danger" id="refusal">${text('periodError')}</p>` : nothing}
  </form>`;
}
