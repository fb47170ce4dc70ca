import type { ReactiveElement } from 'lit';
import type { SessionHost } from '../session/leads-session.js';
import type { ListSettings } from './list-settings.js';

/** An element as its sessions see it, with the settings that its last update has checked. */
export class ElementHost implements SessionHost {
  readonly #element: ReactiveElement;
  readonly #settings: ListSettings;

  constructor(element: ReactiveElement, settings: ListSettings) {
    this.#element = element;
    this.#settings = settings;
  }

  get isConnected(): boolean {
    return this.#element.isConnected;
  }

  get updateComplete(): Promise<unknown> {
    return this.#element.updateComplete;
  }

  get pageSize(): number {
    return this.#settings.preferences.pageSize;
  }

  get timeout(): number {
    return this.#settings.preferences.timeout;
  }

  requestUpdate(): void {
    this.#element.requestUpdate();
  }
}
