import { LitElement, type PropertyValues } from 'lit';

type RequestArguments = Parameters<LitElement['requestUpdate']>;

/**
 * A Lit element whose properties keep the last value that was set, at any time. Lit stores values
 * that were set before the element was defined, and sets them in the first update, which would
 * overwrite later values.
 */
export class LastValueElement extends LitElement {
  /** The properties that the page has set since the element was constructed. */
  readonly #setSince = new Set<PropertyKey>();
  /** The later values of these properties, while Lit sets the earlier ones. */
  #valuesSince: readonly (readonly [PropertyKey, unknown])[] = [];
  #isConstructed = false;
  /** The attributes that existed when the element was defined and are not reported yet. */
  readonly #earlyAttributes = new Set([...this.attributes].map(({ name }) => name));
  #isEarly = false;

  /** Called at the end of the constructor, after all defaults are set. */
  protected endConstruction(): void {
    this.#isConstructed = true;
  }

  override attributeChangedCallback(
    ...args: Parameters<LitElement['attributeChangedCallback']>
  ): void {
    // A property that was set before the definition outranks an attribute of that time.
    this.#isEarly = this.#earlyAttributes.delete(args[0]);
    super.attributeChangedCallback(...args);
    this.#isEarly = false;
  }

  override requestUpdate(...args: RequestArguments): void {
    const [name] = args;
    // Lit's constructor calls this without a name, before the fields exist.
    if (name !== undefined && this.#isConstructed && !this.#isEarly && !this.hasUpdated) {
      this.#setSince.add(name);
    }
    super.requestUpdate(...args);
  }

  protected override performUpdate(): void {
    this.#valuesSince = [...this.#setSince].map((name) => [name, Reflect.get(this, name)]);
    super.performUpdate();
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
