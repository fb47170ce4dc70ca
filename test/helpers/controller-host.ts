import { fixtureSync, html } from '@open-wc/testing';
import { LitElement, nothing } from 'lit';

/** An element that only hosts the controllers of a test. */
export class ControllerHost extends LitElement {
  declare readonly renderRoot: ShadowRoot;

  /** Its rendered content. */
  content: () => unknown = () => nothing;
  /** A callback after each update. */
  afterUpdate: () => void = () => undefined;

  protected override render(): unknown {
    return this.content();
  }

  protected override updated(): void {
    this.afterUpdate();
  }
}
customElements.define('controller-host', ControllerHost);

/** An element that is not in the page yet, so that a controller can be added to it first. */
export function createHost(): ControllerHost {
  return new ControllerHost();
}

/** Adds an element to the page; the fixture removes it. */
export async function mountHost(host: ControllerHost): Promise<void> {
  fixtureSync<HTMLElement>(html`<div></div>`).append(host);
  await host.updateComplete;
}

/** Updates an element, and waits until it has. */
export async function updateHost(host: ControllerHost): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
}
