import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  readonly sentence: string;
  readonly isDanger?: boolean;
  /** The language of the sentence, if it is not that of the element's texts. */
  readonly lang?: string | undefined;
  /** What the reader can do about it. */
  readonly controls?: unknown;
}

/** A sentence in place of the list, or below it. */
export function renderNotice({
  sentence,
  isDanger = false,
  lang,
  controls,
}: Notice): TemplateResult {
  return html`<div class="notice">
    ${renderMessage({ sentence, isDanger, lang })} ${controls ?? nothing}
  </div>`;
}

export function renderMessage({ sentence, isDanger = false, lang }: Notice): TemplateResult {
  return html`<p part="message" class=${isDanger ? 'danger' : ''} lang=${lang ?? nothing}>
    ${sentence}
  </p>`;
}
