/** Returns the page's element of this type. Throws if it does not exist. */
export function find<E extends Element>(selector: string, type: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`The page has no ${type.name} ${selector}.`);
  }
  return found;
}

/** Calls a function when a button of the page is pressed. */
export function onClick(selector: string, act: () => unknown): void {
  find(selector, HTMLButtonElement).addEventListener('click', () => void act());
}
