/**
 * Returns the custom states of an element, otherwise a set that nothing shows. Firefox and Safari had
 * none before 126 and 17.4. Chromium before 125 accepts only names that begin with two dashes. A DOM
 * for Node, which pages use in tests, may lack all of it.
 */
export function customStatesOf(
  element: Partial<HTMLElement>,
): Pick<Set<string>, 'add' | 'clear' | 'delete'> {
  const plain = new Set<string>();
  const { states = plain } = (element.attachInternals?.() ?? {}) as { states?: CustomStateSet };
  try {
    states.add('unconfigured');
  } catch {
    return plain;
  }
  states.clear();
  return states;
}
