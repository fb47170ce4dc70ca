/*
 * These read members from the prototypes: the controls of a form shadow its own members, as
 * `<img name=parentElement>` does.
 */

/** Returns the parent element, or the host if the parent is a shadow root. */
export function parentOf(element: Element): Element | null {
  const parent = Reflect.get(Node.prototype, 'parentElement', element) as Element | null;
  if (parent) {
    return parent;
  }
  const root = Node.prototype.getRootNode.call(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** Returns the slot in which an element is shown, if its parent has an open shadow root. */
export function slotOf(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'assignedSlot', element);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}
