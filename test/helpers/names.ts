/** What assistive technology is told of an element. */
import { a11ySnapshot } from '@web/test-runner-commands';
import { computeAccessibleDescription, computeAccessibleName } from 'dom-accessibility-api';

/** The accessible name, by the rules that all browsers follow. */
export function nameOf(element: Element | null | undefined): string {
  return element ? spoken(computeAccessibleName(element)) : '';
}

/** The accessible description, with what the style sheet adds to a text. */
export function descriptionOf(element: Element | null | undefined): string {
  const options = { computedStyleSupportsPseudoElements: true };
  // The library puts a space before what is added.
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

/** The objects of Chromium's accessibility tree, in their order; other browsers give none. */
export async function accessibilityTree(): Promise<AccessibleObject[]> {
  // The command declares that it gives nothing.
  const snapshot = a11ySnapshot as unknown as (options: object) => Promise<AccessibleObject>;
  return flatten(await snapshot({}));
}

function flatten(object: AccessibleObject): AccessibleObject[] {
  return [object, ...(object.children ?? []).flatMap(flatten)];
}

/** What is heard of a text, to which spaces make no difference. */
export function spoken(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
