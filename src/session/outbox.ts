/** Keeps items until they are taken. */
export class Outbox<Item> {
  #items: Item[] = [];

  put(item: Item): void {
    this.#items.push(item);
  }

  take(): readonly Item[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }
}
