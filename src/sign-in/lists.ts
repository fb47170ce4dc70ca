import { Listeners } from './listeners.js';

/** What a list knows of its client's unread messages. */
export interface ListedUnread {
  readonly siteCode: string;
  /** Whether the list asks for its first rows, has rows, or has been refused. */
  readonly phase: 'asking' | 'read' | 'refused';
  readonly unread: number;
  readonly hasMore: boolean;
}

/** Returns undefined if a badge must not rely on the list. */
type ReadList = () => ListedUnread | undefined;

/** The lists on the page for one `session-url`, which the badges beside them follow. */
export class Lists {
  readonly #lists = new Set<ReadList>();
  readonly #watchers = new Listeners();

  /** Returns a function that removes it, as `watch` does. */
  add(read: ReadList): () => void {
    this.#lists.add(read);
    this.changed();
    return () => {
      this.#lists.delete(read);
      this.changed();
    };
  }

  /** Must be called after what a list knows has changed. */
  changed(): void {
    this.#watchers.call();
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  of(siteCode: string): ListedUnread[] {
    const lists = [...this.#lists].flatMap((read) => read() ?? []);
    return lists.filter((list) => list.siteCode === siteCode);
  }
}
