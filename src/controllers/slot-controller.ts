import type { ReactiveControllerHost } from 'lit';

/** Knows which of its observed slots the page has filled, and requests an update if one changes. */
export class SlotController {
  readonly #host: ReactiveControllerHost;
  readonly #filled = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  isFilled(name: string): boolean {
    return this.#filled.has(name);
  }

  /** A listener for `slotchange`. */
  readonly handleChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLSlotElement) {
      const { name } = currentTarget;
      if (currentTarget.assignedElements().length > 0) {
        this.#filled.add(name);
      } else {
        this.#filled.delete(name);
      }
      this.#host.requestUpdate();
    }
  };
}
