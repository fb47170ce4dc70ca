import { html, type TemplateResult } from 'lit';

/** The name of the region, as a heading of the level that fits the page. */
export function renderHeading(level: number, text: string): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class="heading" part="heading" id="heading">${text}</h1>`;
    case 3:
      return html`<h3 class="heading" part="heading" id="heading">${text}</h3>`;
    case 4:
      return html`<h4 class="heading" part="heading" id="heading">${text}</h4>`;
    case 5:
      return html`<h5 class="heading" part="heading" id="heading">${text}</h5>`;
    case 6:
      return html`<h6 class="heading" part="heading" id="heading">${text}</h6>`;
    default:
      return html`<h2 class="heading" part="heading" id="heading">${text}</h2>`;
  }
}
