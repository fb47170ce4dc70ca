const none = () => null;

/** What a badge uses of an element. Thousands of them live in Node, where nothing is drawn. */
class BareElement extends EventTarget {
  isConnected = false;
  children: readonly BareElement[] = [];
  textContent = '';
  shadowRoot: BareElement | undefined;
  readonly append = this.replaceChildren.bind(this);
  readonly setAttribute = none;
  readonly hasAttribute = none;

  getAttribute(): null {
    return null;
  }

  getRootNode(): null {
    return null;
  }

  attachShadow(): BareElement {
    this.shadowRoot = new BareShadowRoot();
    return this.shadowRoot;
  }

  replaceChildren(...children: BareElement[]): void {
    this.children = children;
  }
}

class BareShadowRoot extends BareElement {}

class BareObserver {
  readonly observe = none;
  readonly disconnect = none;
}

Object.assign(globalThis, {
  location: new URL('https://partner.example/'),
  HTMLElement: BareElement,
  Element: BareElement,
  Node: BareElement,
  ShadowRoot: BareShadowRoot,
  MutationObserver: BareObserver,
});

/** Begins a page with a document and a window of its own. */
export function openBarePage(): void {
  const createElement = () => new BareElement();
  const document = { readyState: 'complete', visibilityState: 'visible', createElement };
  Object.assign(globalThis, { document, window: new EventTarget() });
}
