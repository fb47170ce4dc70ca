/**
 * In place of `lit` in the script-tag file: of `LitElement` and `css` as much as the element asks
 * for, with the same names and the same meaning. Nothing is written back as an attribute, no
 * property has a symbol for a name or an accessor of its own, there is one controller, and the look
 * is one literal.
 */
import { render } from './parts.js';

export { nothing, render } from './parts.js';
export { html } from './template.js';

/** @param {TemplateStringsArray} strings of one part */
export function css([text]) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export class LitElement extends HTMLElement {
  /** The browser asks for it when the element is defined. */
  static get observedAttributes() {
    for (const name in this.properties) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#values[name];
        },
        set(value) {
          if (Object.is(value, this.#values[name])) return;
          this.#values[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
        configurable: true,
      });
    }
    return Object.entries(this.properties)
      .map(([name, { attribute = name }]) => attribute)
      .filter(Boolean);
  }

  #values = {};
  #changed = new Set();
  #controller;
  #isPending = false;
  #start;

  constructor() {
    super();
    // What was set before the element was defined stands in the way of the accessors.
    const given = {};
    for (const name in this.constructor.properties) {
      if (Object.hasOwn(this, name)) {
        given[name] = this[name];
        delete this[name];
      }
    }
    const connected = new Promise((resolve) => (this.#start = resolve));
    this.updateComplete = connected.then(() => Object.assign(this, given));
    this.requestUpdate();
  }

  addController(controller) {
    this.#controller = controller;
  }

  createRenderRoot() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [this.constructor.styles];
    return root;
  }

  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot();
    this.#start();
    this.#controller.hostConnected();
  }

  disconnectedCallback() {
    this.#controller.hostDisconnected();
  }

  attributeChangedCallback(changed, _before, value) {
    for (const name in this.constructor.properties) {
      const { attribute = name, converter } = this.constructor.properties[name];
      if (attribute === changed) this[name] = converter ? converter(value) : value;
    }
  }

  requestUpdate() {
    if (this.#isPending) return;
    this.#isPending = true;
    // In as many steps as Lit takes, since what awaits an update may be raced by what it has caused.
    this.updateComplete = this.updateComplete.then(() => {
      try {
        this.#update();
      } catch (error) {
        reportError(error);
      }
      return !this.#isPending;
    });
  }

  #update() {
    let template;
    try {
      this.willUpdate(this.#changed);
      template = this.render();
    } finally {
      this.#isPending = false;
      this.#changed = new Set();
    }
    render(template, this.renderRoot);
    this.updated();
  }
}
