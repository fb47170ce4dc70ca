/** Keeps what is to be told until somebody takes it. */
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
