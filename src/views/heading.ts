import { html, nothing, type TemplateResult } from 'lit';

const LAST_LEVEL = 6;

/** The name of the region, as a heading of the level that fits the page. */
export function renderHeading(level: number, text: string): TemplateResult {
  return renderAtLevel(level, 'heading', text, 'heading');
}

/** The label of a group of rows, one level below the heading of the list. */
export function renderGroupLabel(listLevel: number, text: string): TemplateResult {
  const level = Math.min(listLevel + 1, LAST_LEVEL);
  return renderAtLevel(level, 'group-label', html`<span>${text}</span>`);
}

/** `name` is both the class and the part. */
function renderAtLevel(
  level: number,
  name: string,
  content: unknown,
  id: string | typeof nothing = nothing,
): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class=${name} part=${name} id=${id}>${content}</h1>`;
    case 3:
      return html`<h3 class=${name} part=${name} id=${id}>${content}</h3>`;
    case 4:
      return html`<h4 class=${name} part=${name} id=${id}>${content}</h4>`;
    case 5:
      return html`<h5 class=${name} part=${name} id=${id}>${content}</h5>`;
    case 6:
      return html`<h6 class=${name} part=${name} id=${id}>${content}</h6>`;
    default:
      return html`<h2 class=${name} part=${name} id=${id}>${content}</h2>`;
  }
}
