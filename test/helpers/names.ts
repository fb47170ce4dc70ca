/** The accessible name and description of an element. */
import { a11ySnapshot } from '@web/test-runner-commands';
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

/** An object of the browser's accessibility tree. */
export interface AccessibleObject {
  readonly role: string;
  readonly name?: string;
  readonly description?: string;
  readonly level?: number;
  readonly children?: readonly AccessibleObject[];
}

/** The objects of Chromium's accessibility tree, in order; empty in other browsers. */
export async function accessibilityTree(): Promise<AccessibleObject[]> {
  // The command is declared without a result.
  const snapshot = a11ySnapshot as unknown as (options: object) => Promise<AccessibleObject>;
  return flatten(await snapshot({}));
}

function flatten(object: AccessibleObject): AccessibleObject[] {
  return [object, ...(object.children ?? []).flatMap(flatten)];
}

/** A text as spoken: spaces make no difference. */
export function spoken(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
