import type { TemplateResult } from 'lit';
import { html, literal } from 'lit/static-html.js';

const TAGS = [
  literal`h1`,
  literal`h2`,
  literal`h3`,
  literal`h4`,
  literal`h5`,
  literal`h6`,
] as const;
const [, DEFAULT_TAG, , , , LAST_TAG] = TAGS;

/** The name of the region, as a real heading of the level that fits the page. */
export function renderHeading(level: number, text: string): TemplateResult {
  const tag = TAGS[level - 1] ?? DEFAULT_TAG;
  // The rules do not know static templates.
  // eslint-disable-next-line lit/binding-positions, lit/no-invalid-html
  return html`<${tag} class="heading" part="heading" id="heading">${text}</${tag}>`;
}

/** The label of a group of rows, one level below the heading of the list. */
export function renderGroupLabel(listLevel: number, text: string): TemplateResult {
  const tag = TAGS[listLevel] ?? LAST_TAG;
  // eslint-disable-next-line lit/binding-positions, lit/no-invalid-html
  return html`<${tag} class="group-label" part="group-label"><span>${text}</span></${tag}>`;
}
