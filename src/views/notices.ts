import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  readonly sentence: string;
  readonly isDanger?: boolean;
  /** What the reader can do about it. */
  readonly controls?: unknown;
}

/** A sentence in place of the list, or below it. */
export function renderNotice({ sentence, isDanger = false, controls }: Notice): TemplateResult {
  return html`<div class="notice">
    ${renderMessage(sentence, isDanger)} ${controls ?? nothing}
  </div>`;
}

export function renderMessage(sentence: string, isDanger: boolean): TemplateResult {
  return html`<p part="message" class=${isDanger ? 'danger' : ''}>${sentence}</p>`;
}
