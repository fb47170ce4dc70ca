import { LitElement, type PropertyValues } from 'lit';

type RequestArguments = Parameters<LitElement['requestUpdate']>;

/**
 * A Lit element in which the last value of a property wins, whenever it is set. Lit keeps what the page
 * has set before the element was defined, and sets it in the first update: over what the page has set
 * since. And what is set in an update, after that has read the properties, has none that sees it.
 */
export class LastValueElement extends LitElement {
  /** The properties that the page has set since the element was constructed. */
  readonly #setSince = new Set<PropertyKey>();
  /** Their values, while Lit sets the earlier ones. */
  #valuesSince: readonly (readonly [PropertyKey, unknown])[] = [];
  #isConstructed = false;
  /** The attributes that the element had when it was defined, and that are not reported yet. */
  readonly #earlyAttributes = new Set([...this.attributes].map(({ name }) => name));
  #isEarly = false;
  #hasRead = false;
  /** What was set in an update that had read the properties: the next one sees it. */
  #setTooLate: RequestArguments[] = [];

  /** Called at the end of the constructor: by now all defaults are set. */
  protected endConstruction(): void {
    this.#isConstructed = true;
  }

  /** Called in `willUpdate`, once the properties are read. */
  protected endReading(): void {
    this.#hasRead = true;
  }

  override attributeChangedCallback(
    ...args: Parameters<LitElement['attributeChangedCallback']>
  ): void {
    // A property that was set before the element was defined outranks an attribute of that time.
    this.#isEarly = this.#earlyAttributes.delete(args[0]);
    super.attributeChangedCallback(...args);
    this.#isEarly = false;
  }

  override requestUpdate(...args: RequestArguments): void {
    const [name] = args;
    // Lit's constructor calls it without a name, before there are fields.
    if (name !== undefined && this.#isConstructed) {
      if (!this.#isEarly && !this.hasUpdated) {
        this.#setSince.add(name);
      }
      if (this.#hasRead) {
        this.#setTooLate.push(args);
      }
    }
    super.requestUpdate(...args);
  }

  protected override performUpdate(): void {
    this.#valuesSince = [...this.#setSince].map((name) => [name, Reflect.get(this, name)]);
    try {
      super.performUpdate();
    } finally {
      this.#hasRead = false;
      for (const args of this.#setTooLate.splice(0)) {
        super.requestUpdate(...args);
      }
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    for (const [name, value] of this.#valuesSince) {
      if (!Object.is(Reflect.get(this, name), value)) {
        Reflect.set(this, name, value);
      }
    }
    this.#setSince.clear();
    this.#valuesSince = [];
  }
}
