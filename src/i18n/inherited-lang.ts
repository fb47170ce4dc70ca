import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parentOf } from '../parent-of.js';

/**
 * The language of an element by its `lang`, else the nearest ancestor's, through shadow roots; it
 * updates the element when that changes. A tag that is none, such as `ru_RU.UTF-8`, counts as
 * its language alone.
 */
export class InheritedLang implements ReactiveController {
  /** BCP 47 tag; undefined where the page names no language. */
  value: string | undefined;

  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      if (!(root instanceof ShadowRoot)) break;
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #read(): void {
    const value = langOf(this.#host);
    if (value === this.value) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}

function langOf(element: Element): string | undefined {
  for (let ancestor: Element | null = element; ancestor; ancestor = parentOf(ancestor)) {
    const written = ancestor.getAttribute('lang')?.trim().replaceAll('_', '-');
    const tag = written && (canonical(written) ?? canonical(written.split(/[^a-z]/i, 1)[0] ?? ''));
    if (tag) return tag;
  }
  return undefined;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
