import { LitElement, type PropertyValues } from 'lit';

/**
 * A Lit element in which the last value of a property wins. Lit keeps what the page has set before the
 * element was defined, and sets it in the first update: over what the page has set since. That is set
 * once more.
 */
export class UpgradedElement extends LitElement {
  /** The properties that the page has set since the element was constructed. */
  readonly #setSince = new Set<PropertyKey>();
  /** Their values, while Lit sets the earlier ones. */
  #valuesSince: readonly (readonly [PropertyKey, unknown])[] = [];
  #isConstructed = false;
  /** The attributes that the element had when it was defined, and that are not reported yet. */
  readonly #earlyAttributes = new Set(Array.from(this.attributes, ({ name }) => name));
  #isEarly = false;

  /** Called at the end of the constructor: by now all defaults are set. */
  protected endConstruction(): void {
    this.#isConstructed = true;
  }

  override attributeChangedCallback(
    ...args: Parameters<LitElement['attributeChangedCallback']>
  ): void {
    // A property that was set before the element was defined outranks an attribute of that time.
    this.#isEarly = this.#earlyAttributes.delete(args[0]);
    super.attributeChangedCallback(...args);
    this.#isEarly = false;
  }

  override requestUpdate(...args: Parameters<LitElement['requestUpdate']>): void {
    const [name] = args;
    // Lit's constructor calls it without a name, before there are fields.
    if (name !== undefined && this.#isConstructed && !this.#isEarly && !this.hasUpdated) {
      this.#setSince.add(name);
    }
    super.requestUpdate(...args);
  }

  protected override performUpdate(): void {
    this.#valuesSince = Array.from(this.#setSince, (name) => [name, Reflect.get(this, name)]);
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
