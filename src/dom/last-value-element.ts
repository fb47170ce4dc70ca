import { LitElement, type PropertyValues } from 'lit';

/**
 * A Lit element whose properties keep the last value that was set, at any time. Lit stores values
 * that were set before the element was defined, and sets them in the first update, which would
 * overwrite later values.
 */
export class LastValueElement extends LitElement {
  readonly #lastValues = new Map<PropertyKey, unknown>();
  #isRecording = false;

  /** Before, attributes of the time before the definition are read. These have no precedence. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#isRecording = true;
  }

  override requestUpdate(...args: Parameters<LitElement['requestUpdate']>): void {
    const [name] = args;
    super.requestUpdate(...args);
    // Lit's constructor calls this without a name, before the fields exist.
    if (name !== undefined && this.#isRecording) {
      this.#lastValues.set(name, Reflect.get(this, name));
    }
  }

  protected override performUpdate(): void {
    this.#isRecording = false;
    super.performUpdate();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#lastValues.forEach((value, name) => void Reflect.set(this, name, value));
    this.#lastValues.clear();
  }
}
