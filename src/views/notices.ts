import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  readonly sentence: string;
  readonly isDanger?: boolean;
  /** A button, if trying again can help. */
  readonly button?: TemplateResult;
}

/** A sentence in place of the list, or below it. */
export function renderNotice({ sentence, isDanger = false, button }: Notice): TemplateResult {
  return html`<div class="notice">${renderMessage(sentence, isDanger)} ${button ?? nothing}</div>`;
}

export function renderMessage(sentence: string, isDanger: boolean): TemplateResult {
  return html`<p part="message" class=${isDanger ? 'danger' : ''}>${sentence}</p>`;
}
