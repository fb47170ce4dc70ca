/** The accessible name and description of an element. */
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';

/** The accessible name, by the rules that all browsers follow. */
export function nameOf(element: Element | null | undefined): string {
  return element ? spoken(computeAccessibleName(element)) : '';
}

/** The accessible description, with the text that the style sheet adds. */
export function descriptionOf(element: Element | null | undefined): string {
  const options = { computedStyleSupportsPseudoElements: true };
  // The library puts a space before the added text.
  return element
    ? spoken(computeAccessibleDescription(element, options)).replaceAll(/ (?=[,.])/g, '')
    : '';
}

/** A text as spoken: spaces make no difference. */
function spoken(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
