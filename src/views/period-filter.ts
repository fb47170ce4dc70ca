import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../i18n/translator.js';

/** A period, inclusive at both ends: days as `YYYY-MM-DD`, or null for an open end. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export interface PeriodFilterState extends Period {
  /** The reader has asked for a period that starts after it ends. */
  readonly isRefused: boolean;
  readonly texts: Translator;
}

/**
 * From–to above the list. The fields follow what is asked for when that changes, and keep what the
 * reader has typed until then; a reset empties them by itself.
 */
export function renderPeriodFilter(
  { from, to, isRefused, texts }: PeriodFilterState,
  onApply: (period: Period) => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [from, to] = form.querySelectorAll('input');
    if (!from || !to) return;
    // Half a date is for the browser to explain. WebKit by itself goes on refusing a field that
    // was emptied (seen in 2.54), so it is asked only where there is something to say.
    const isBad = [from, to].some(({ validity }) => !validity.valid);
    if (!isBad || form.reportValidity()) {
      onApply({ from: from.value || null, to: to.value || null });
    }
  };
  const reset = () => onApply({ from: null, to: null });
  const field = (name: 'from' | 'to', value: string | null) =>
    html`<label class="field"
      >${texts.text(name)}
      <input
        type="date"
        name=${name}
        max="9999-12-31"
        .value=${value ?? ''}
        aria-invalid=${isRefused}
        aria-describedby=${isRefused ? 'refusal' : nothing}
    /></label>`;
  return html`<form
    part="filter"
    aria-label=${texts.text('period')}
    novalidate
    @submit=${submit}
    @reset=${reset}
  >
    ${field('from', from)} ${field('to', to)}
    <button type="submit" class="button">${texts.text('apply')}</button>
    <button type="reset" class="button">${texts.text('reset')}</button>
    ${isRefused ? html`<p class="danger" id="refusal">${texts.text('periodError')}</p>` : nothing}
  </form>`;
}
